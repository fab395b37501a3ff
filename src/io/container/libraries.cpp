#include "io/container/libraries.hpp"

#ifdef RETAIN_ZLIB
#include <zlib.h>
#endif
#ifdef RETAIN_ZSTD
#include <zstd.h>
#endif
#ifdef RETAIN_LIBZIP
#include <zip.h>
#endif
#ifdef RETAIN_EXPAT
#include <expat.h>
#endif

namespace retain::io {

std::vector<Library> unpacking_libraries() {
  std::vector<Library> libraries{{"zlib", {}, "what gzip compressed (.gz)"},
                                 {"zstd", {}, "what zstd compressed (.zst)"},
                                 {"libzip", {}, "workbooks (.xlsx)"},
                                 {"expat", {}, "workbooks (.xlsx)"}};
#ifdef RETAIN_ZLIB
  libraries[0].version = zlibVersion();
#endif
#ifdef RETAIN_ZSTD
  libraries[1].version = ZSTD_versionString();
#endif
#ifdef RETAIN_LIBZIP
  libraries[2].version = zip_libzip_version();
#endif
#ifdef RETAIN_EXPAT
  libraries[3].version = std::string(XML_ExpatVersion()).substr(std::string("expat_").size());
#endif
  return libraries;
}

}  // namespace retain::io
