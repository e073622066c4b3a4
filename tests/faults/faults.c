/*
 * faults.c: a library to be loaded before all others, under which the n-th call to the system fails
 *
 * RIO_FAULT=N: of the calls below, which a program makes on files, the N-th fails with EIO; with
 * RIO_FAULT_SIGNAL=S the program gets that signal instead, and with RIO_FAULT_SHORT what it reads
 * or writes is a single byte.  What N was never reached leaves the file that RIO_FAULT_UNREACHED
 * names.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int n_calls;

static int
number_of(const char *name)
{
	const char *value = getenv(name);

	return value ? atoi(value) : 0;
}

/* Whether this call is the one. */
static int
is_due(void)
{
	int due = number_of("RIO_FAULT");

	if (due == 0 || atomic_fetch_add(&n_calls, 1) + 1 != due)
		return 0;
	if (number_of("RIO_FAULT_SIGNAL") == 0)
		return 1;
	raise(number_of("RIO_FAULT_SIGNAL"));
	return 0;
}

static void __attribute__((destructor)) tell(void)
{
	const char *path = getenv("RIO_FAULT_UNREACHED");

	if (path && n_calls < number_of("RIO_FAULT"))
		close(creat(path, 0666));
}

#define THE_REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define FAILS_OR(name, ...)                                                                        \
	if (is_due()) {                                                                            \
		errno = EIO;                                                                       \
		return -1;                                                                         \
	}                                                                                          \
	return THE_REAL(name)(__VA_ARGS__)

#define FAILS_OR_IS_SHORT(name, file, bytes, size)                                                 \
	if (is_due() && !getenv("RIO_FAULT_SHORT")) {                                              \
		errno = EIO;                                                                       \
		return -1;                                                                         \
	}                                                                                          \
	return THE_REAL(name)(file, bytes, getenv("RIO_FAULT_SHORT") && size > 1 ? 1 : size)

ssize_t
read(int file, void *bytes, size_t size)
{
	FAILS_OR_IS_SHORT(read, file, bytes, size);
}

ssize_t
write(int file, const void *bytes, size_t size)
{
	FAILS_OR_IS_SHORT(write, file, bytes, size);
}

int
fsync(int file)
{
	FAILS_OR(fsync, file);
}

int
rename(const char *from, const char *to)
{
	FAILS_OR(rename, from, to);
}

int
fallocate(int file, int mode, off_t from, off_t size)
{
	FAILS_OR(fallocate, file, mode, from, size);
}

int
fchmod(int file, mode_t mode)
{
	FAILS_OR(fchmod, file, mode);
}

int
open(const char *path, int flags, ...)
{
	FAILS_OR(open, path, flags, 0666);
}
