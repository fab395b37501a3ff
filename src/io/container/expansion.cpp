#include "io/container/expansion.hpp"

#include "retain/diagnostic.hpp"
#include "text/format.hpp"

namespace retain::io {

void Expansion::add_unpacked(std::uint64_t bytes) {
  unpacked_ += bytes;
  if (unpacked_ <= always_allowed || unpacked_ / most_ <= packed_) return;
  throw InputError({error("expansion", formatted("unpacks to more than {} times its size", most_),
                          "is it what it should be? --max-expansion raises the limit", {name_, 0, 0, {}})});
}

}  // namespace retain::io
