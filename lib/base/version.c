#include <riordino/version.h>

const char *
rio_version(void)
{
	return RIO_VERSION;
}
