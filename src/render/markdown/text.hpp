#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retain::render {

/// `text` with every character that Markdown or a browser would act on escaped.
std::string markdown_escaped(std::string_view text);

/// A table of texts that are escaped already; the first `labels` columns stand to the left, the others, numbers, to the right.
std::string markdown_table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows, std::size_t labels);

/// A list of texts, escaped here.
std::string markdown_list(const std::vector<std::string>& texts);

}  // namespace retain::render
