#pragma once

#include <string>

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A page as a workbook: a sheet of what it comes to, one of each table, numbers as numbers, and one of what must be known to read them.
std::string page_workbook(const Page& page, const RenderOptions& options);

}  // namespace retain::render
