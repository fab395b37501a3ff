#include <algorithm>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/flag_values.hpp"
#include "cli/help/fields_text.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/system/errors.hpp"
#include "core/table/spelling.hpp"
#include "io/fields/row_fields.hpp"
#include "io/fields/shapes.hpp"
#include "render/machine/json_text.hpp"
#include "render/markdown/text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

using render::Json;

std::vector<std::string> field_keys() {
  std::vector<std::string> keys;
  for (const io::RowFieldInfo& field : io::row_fields()) keys.emplace_back(field.key);
  return keys;
}

std::string fields_markdown() {
  std::vector<std::vector<std::string>> fields;
  for (const io::RowFieldInfo& field : io::row_fields()) {
    fields.push_back({formatted("`{}`", field.key), std::string(field_value_key(field.value)), render::markdown_escaped(field.does),
                      render::markdown_escaped(join(names_by_rank(field), "; ")), render::markdown_escaped(field.example)});
  }
  std::vector<std::vector<std::string>> shapes;
  for (const io::RowShapeInfo& shape : io::row_shapes()) {
    shapes.push_back({formatted("`{}`", shape.key), render::markdown_escaped(shape.columns), render::markdown_escaped(shape.counted),
                      render::markdown_escaped(shape.example)});
  }
  return render::markdown_table({"field", "value", "does", "names, better ones first", "example"}, fields, 5) + '\n' +
         render::markdown_table({"shape", "columns", "counted", "example"}, shapes, 4);
}

Json json_of_field(const io::RowFieldInfo& field) {
  return {{"field", field.key},
          {"value", field_value_key(field.value)},
          {"does", field.does},
          {"names", names_by_rank(field)},
          {"example", field.example}};
}

std::string fields_json(const io::RowFieldInfo* only) {
  Json fields = Json::array();
  Json shapes = Json::array();
  for (const io::RowFieldInfo& field : io::row_fields()) {
    if (only == nullptr || only == &field) fields.push_back(json_of_field(field));
  }
  for (const io::RowShapeInfo& shape : io::row_shapes()) {
    if (only == nullptr)
      shapes.push_back({{"shape", shape.key}, {"columns", shape.columns}, {"counted", shape.counted}, {"example", shape.example}});
  }
  return render::json_document({{"schema", "retain.fields"},
                                {"schema_version", 1},
                                {"generator", render::generator()},
                                {"fields", std::move(fields)},
                                {"shapes", std::move(shapes)}});
}

Flags fields_flags(const Command& command) { return {format_flag(command), colour_flag(), language_flag(), config_flag(), help_flag()}; }

void take_field(const std::vector<std::string>& words, Options& options) {
  if (words.size() > 1) throw UsageError("fields takes one name, not " + in_quotes(words[0]) + " and " + in_quotes(words[1]));
  for (const std::string& word : words) {
    if (!io::find_row_field(word))
      throw UsageError(formatted("unknown field {}{}", in_quotes(word), did_you_mean(word, field_keys())), "`retain fields` lists them");
  }
  options.words = words;
}

ExitStatus run_fields(const Options& options, const Streams& streams) {
  const io::RowFieldInfo* only = options.words.empty() ? nullptr : &io::row_field(*io::find_row_field(options.words.front()));
  const render::Format format = options.format.value_or(render::Format::table);
  if (format == render::Format::json) return answer(fields_json(only), streams);
  if (format == render::Format::markdown) {
    if (only != nullptr) throw UsageError("-f markdown is of the whole table", "leave out the name, or use -f table or -f json");
    return answer(fields_markdown(), streams);
  }
  const auto width = static_cast<std::size_t>(streams.console.width);
  const render::Language language = language_of(options, streams.console);
  return answer(only == nullptr ? all_fields(width, language) : one_field(*only, width, language), streams);
}

}  // namespace

Command fields_command() {
  return {
      .name = "fields",
      .summary = "what columns of customer rows may hold, and what each does; with a name, all that is known of one",
      .arguments = "[FIELD]",
      .examples = {"retain fields", "retain fields interval", "retain fields -f json"},
      .formats = {"table", "json", "markdown"},
      .flags = fields_flags,
      .take_arguments = take_field,
      .run = run_fields,
      .argument_choices = field_keys,
  };
}

}  // namespace retain::cli
