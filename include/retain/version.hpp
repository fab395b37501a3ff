#pragma once

/// The version of the library. The build reads it from here, so that it stands once.
///
///     #if RETAIN_VERSION_MAJOR == 0 && RETAIN_VERSION_MINOR < 1
///     #error "customer rows came with 0.1"
///     #endif
#define RETAIN_VERSION_MAJOR 0
#define RETAIN_VERSION_MINOR 1
#define RETAIN_VERSION_PATCH 0

#define RETAIN_TEXT_OF(number) #number
#define RETAIN_VERSION_TEXT(major, minor, patch) RETAIN_TEXT_OF(major) "." RETAIN_TEXT_OF(minor) "." RETAIN_TEXT_OF(patch)
/// "0.1.0".
#define RETAIN_VERSION RETAIN_VERSION_TEXT(RETAIN_VERSION_MAJOR, RETAIN_VERSION_MINOR, RETAIN_VERSION_PATCH)
