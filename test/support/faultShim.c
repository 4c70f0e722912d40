/* Preloaded into a server under test: makes storage fail, or ends the process at one exact point. Does nothing until the
   file named by FAULT_ARM exists. FAULT says what: fsync-error, kill-before-log, kill-before-sync, kill-after-sync,
   kill-in-answer; for PostgreSQL log-fsync-error and data-fsync-error. With FAULT_SHADOW, what was synced of SQLite's files and
   of PostgreSQL's log is copied there: the disk as it would be after a power cut.
   With FAULT_CLOCK, the wall clock is off by the seconds that the named file holds as text. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *path_of(int fd) {
  static __thread char path[PATH_MAX];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  return path;
}

static int ends_with(const char *text, const char *end) {
  size_t have = strlen(text), want = strlen(end);
  return have >= want && strcmp(text + have - want, end) == 0;
}

static int is(const char *fault) {
  const char *wanted = getenv("FAULT"), *arm = getenv("FAULT_ARM");
  return wanted && arm && strcmp(wanted, fault) == 0 && access(arm, F_OK) == 0;
}

static void die(void) { kill(getpid(), SIGKILL); }

static int is_log(const char *path) { return strstr(path, "/pg_wal/") != NULL; }
static int is_table(const char *path) { return strstr(path, "/base/") != NULL; }

static void shadow(int fd, const char *path) {
  const char *folder = getenv("FAULT_SHADOW");
  if (!folder || (!ends_with(path, ".db") && !ends_with(path, "-wal") && !is_log(path))) return;
  char target[PATH_MAX], draft[PATH_MAX + 8], bytes[65536];
  snprintf(target, sizeof target, "%s/%s", folder, strrchr(path, '/') + 1);
  snprintf(draft, sizeof draft, "%s.new", target);
  int out = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  off_t at = 0;
  for (ssize_t got; (got = pread(fd, bytes, sizeof bytes, at)) > 0; at += got)
    if (write(out, bytes, got) != got) break;
  close(out);
  rename(draft, target);
}

static int synced(int fd, const char *name) {
  const char *path = path_of(fd);
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  int is_database = ends_with(path, ".db") || ends_with(path, "-wal");
  int is_hit = (is_database && is("fsync-error")) || (is_log(path) && is("log-fsync-error")) ||
               (is_table(path) && is("data-fsync-error"));
  if (is_hit) { errno = EIO; return -1; }
  if (ends_with(path, "-wal") && is("kill-before-sync")) die();
  int result = real(fd);
  if (ends_with(path, "-wal") && is("kill-after-sync")) die();
  if (result == 0) shadow(fd, path_of(fd));
  return result;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  if (is("kill-before-log") && ends_with(path_of(fd), "-wal")) die();
  return real(fd, bytes, count, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

static void cut(int fd, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (count < 12 || memcmp(bytes, "HTTP/1.1 20", 11) != 0 || !is("kill-in-answer")) return;
  if (real(fd, bytes, 40) > 0) usleep(20000);
  die();
}

ssize_t write(int fd, const void *bytes, size_t count) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  cut(fd, bytes, count);
  return real(fd, bytes, count);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t (*real)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
  if (count > 0) cut(fd, parts[0].iov_base, parts[0].iov_len);
  return real(fd, parts, count);
}

static long offset(void) {
  const char *name = getenv("FAULT_CLOCK");
  char text[32] = "";
  if (!name) return 0;
  int file = open(name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t (*real)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
  if (real(file, text, sizeof text - 1) < 0) text[0] = 0;
  close(file);
  return atol(text);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += offset();
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  int (*real)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(now, zone);
  if (result == 0) now->tv_sec += offset();
  return result;
}
