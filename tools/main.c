/*
 * main.c: the program
 */
#include <riordino/riordino.h>

int
main(int argc, char **argv)
{
	g_print("%s\n", rio_version());
	return 0;
}
