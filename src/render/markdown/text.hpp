#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retain::render {

/// `text` with every character that Markdown or a browser would act on escaped.
std::string markdown_escaped(std::string_view text);

/// The heading of a table and the rule under it, and a line of one, of texts that are escaped already. The first `labels` columns stand to
/// the left, the others, numbers, to the right.
std::string markdown_table_head(const std::vector<std::string>& headings, std::size_t labels);
std::string markdown_table_line(const std::vector<std::string>& cells);

/// A whole table.
std::string markdown_table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows, std::size_t labels);

/// A list of texts, escaped here.
std::string markdown_list(const std::vector<std::string>& texts);

}  // namespace retain::render
