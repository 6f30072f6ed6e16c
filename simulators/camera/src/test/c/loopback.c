/* Sends multicast of a foreign program through the loopback interface, where the simulated cameras are: the
   program itself knows the machine's default route only, and tells the kernel not to loop. For LD_PRELOAD. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <sys/socket.h>

ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
  ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "sendto");
  const struct sockaddr_in *target = (const struct sockaddr_in *) to;
  if (to && to->sa_family == AF_INET && IN_MULTICAST(ntohl(target->sin_addr.s_addr))) {
    struct in_addr loopback = {htonl(INADDR_LOOPBACK)};
    unsigned char yes = 1;
    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &loopback, sizeof loopback);
    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, &yes, sizeof yes);
  }
  return real(fd, data, size, flags, to, length);
}
