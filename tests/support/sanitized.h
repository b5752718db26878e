/* Whether the test is built with the address sanitizer, which makes everything slow; gcc and clang
 * tell of it differently. */
#ifndef EVENKEEL_TESTS_SUPPORT_SANITIZED_H
#define EVENKEEL_TESTS_SUPPORT_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif
#else
enum { SANITIZED = 0 };
#endif

#endif
