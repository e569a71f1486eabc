// CSV and TSV: a header line with names, one article a record. A table without one is read where the user
// maps its columns by number ("column 2").
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/is_one_of.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/csv_records.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/mapped_fields.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/table_style.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"
#include "indexer/readers/unread_text.h"

namespace backfile {
namespace {

constexpr std::size_t learnt_bytes = 1U << 20;

struct Column {
  std::string name;
  std::optional<Part> part;
  bool may_be_other = false;  // values that are none of the part are kept as they are
};

// Tables without the whole text may have an abstract.
void use_summary(std::vector<Column>& columns) {
  const auto best = std::ranges::max_element(
      columns, {}, [](const Column& column) { return column.part ? 0 : summary_rank(column.name); });
  if (best != columns.end() && !best->part && summary_rank(best->name) > 0) best->part = Part::text;
}

void use_data(std::vector<Column>& columns, const ReaderOptions& options) {
  const auto found = std::ranges::find_if(
      columns, [&](const Column& column) { return !column.part && may_name_date(column.name, options); });
  if (found != columns.end()) *found = {found->name, Part::date, true};
}

// Which column is which part. Of two for one part the contract's own name wins, else the first.
std::vector<Column> columns_of(const std::vector<std::string>& header, const ReaderOptions& options) {
  std::vector<Column> columns;
  for (const std::string& name : header) {
    columns.push_back({clean_line_field(name), part_of_field(clean_line_field(name), options), false});
  }
  for (Column& column : columns) {
    if (!column.part) continue;
    const auto better = std::ranges::any_of(columns, [&](const Column& other) {
      const int rank = name_rank(column.name) - name_rank(other.name);
      return other.part == column.part && (rank > 0 || (rank == 0 && &other < &column));
    });
    if (better) column.part.reset();
  }
  if (std::ranges::find(columns, Part::text, &Column::part) == columns.end()) use_summary(columns);
  if (std::ranges::find(columns, Part::date, &Column::part) == columns.end()) use_data(columns, options);
  return columns;
}

// How databases and Python write that there is no value.
bool is_missing(std::string_view field) {
  constexpr auto words =
      std::to_array<std::string_view>({"\\N", "NULL", "null", "None", "NaN", "nan", "<NA>"});
  return is_one_of(field, words);
}

std::string numbered(std::size_t column) {
  return "column " + std::to_string(column + 1);
}

// Names for a table without a header, as many as its first record has fields; none for one with a header.
std::vector<std::string> numbers_for(const std::vector<std::string>& first, const ReaderOptions& options) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < first.size(); ++i) names.push_back(numbered(i));
  const bool by_number = std::ranges::any_of(options.map, [&](const auto& mapped) {
    return std::ranges::find(names, mapped.second) != names.end() &&
           std::ranges::find(first, mapped.second) == first.end();
  });
  if (!by_number) names.clear();
  return names;
}

bool has_part(const std::vector<Column>& columns, Part part) {
  return std::ranges::any_of(columns, [&](const Column& column) { return column.part == part; });
}

// How likely a line is the header of a table of articles.
std::size_t known_names(std::string_view header, char separator) {
  FieldCutter cutter(separator);
  cutter.feed(header.substr(0, header.find_first_of("\r\n")));
  const std::vector<Column> columns = columns_of(cutter.fields(), {});
  if (columns.size() < 2 || !(has_part(columns, Part::title) || has_part(columns, Part::text))) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(columns, [](const Column& column) { return column.part.has_value(); }));
}

// A list as Python prints it: "['politics', \"women's sport\"]". Nothing for other fields.
std::optional<std::vector<std::string>> printed_list(std::string_view field) {
  field = trimmed(field);
  if (!field.starts_with("['") && !field.starts_with("[\"")) return std::nullopt;
  if (!field.ends_with(']')) return std::nullopt;
  std::vector<std::string> values;
  for (std::size_t at = 1; at < field.size();) {
    const char quote = field[at];
    if (quote != '\'' && quote != '"') return std::nullopt;
    std::string& value = values.emplace_back();
    for (++at; at < field.size() && field[at] != quote; ++at) {
      if (field[at] == '\\' && at + 1 < field.size()) ++at;
      value += field[at];
    }
    at = field.find_first_not_of(" ,", at + 1);
    if (at == std::string_view::npos || field[at] == ']') break;
  }
  return values;
}

// Several values stand in one field, apart by ";" or "|", or in a printed list.
std::string set_values(Part part, std::string_view field, Article& article) {
  if (const auto list = printed_list(field)) {
    for (const std::string& value : *list) {
      std::string reason = set_part(part, value, DayMonthOrder::unknown, article);
      if (!reason.empty()) return reason;
    }
    return "";
  }
  for (std::size_t begin = 0; begin <= field.size();) {
    const std::size_t end = std::min(field.find_first_of(";|", begin), field.size());
    std::string reason = set_part(part, field.substr(begin, end - begin), DayMonthOrder::unknown, article);
    if (!reason.empty()) return reason;
    begin = end + 1;
  }
  return "";
}

std::string read_record(const std::vector<Column>& columns, const std::vector<std::string>& fields,
                        DayMonthOrder order, Article& article) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i >= columns.size()) {
      if (fields[i].empty()) continue;
      return std::to_string(fields.size()) + " fields, where the header has " +
             std::to_string(columns.size());
    }
    const Column& column = columns[i];
    if (!column.part) {
      add_extra_text(article, column.name.empty() ? numbered(i) : column.name, fields[i]);
      continue;
    }
    std::string reason;
    if (is_facet(*column.part)) {
      reason = set_values(*column.part, fields[i], article);
    } else if (const auto authors = column.part == Part::byline ? printed_list(fields[i]) : std::nullopt) {
      std::string joined;
      for (const std::string& author : *authors) joined += (joined.empty() ? "" : ", ") + author;
      reason = set_part(Part::byline, joined, order, article);
    } else if (*column.part == Part::text && looks_like_html(fields[i])) {
      reason = set_part(Part::text, text_of_html(fields[i]), order, article);
    } else {
      reason = set_part(*column.part, fields[i], order, article);
    }
    if (!reason.empty() && column.may_be_other && !is_doubtful_date(reason)) {
      add_extra_text(article, column.name, fields[i]);
      continue;
    }
    if (is_doubtful_date(reason)) return reason;
    if (!reason.empty() && column.part == Part::date) keep_unread_date(fields[i], article);
  }
  return finish_article(article);
}

DayMonthOrder order_in(std::string_view front, char separator, FieldStyle style,
                       const std::vector<Column>& columns) {
  ViewSource source(front);
  DateOrder order;
  CsvRecords records(source, separator, style);
  for (std::vector<std::string> fields; records.next(fields);) {
    for (std::size_t i = 0; i < std::min(fields.size(), columns.size()); ++i) {
      if (columns[i].part == Part::date) order.learn(fields[i]);
    }
  }
  return order.order();
}

void read_table(ByteSource& bytes, bool tabs, const ReaderOptions& options, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  PeekedSource peeked(decoded, learnt_bytes);
  const std::string_view front = peeked.front();
  // Excel's own first line says what stands between the fields; readers see so without it.
  std::size_t header_begin = std::min(front.find_first_not_of("\r\n"), front.size());
  const bool told = front.substr(header_begin).starts_with("sep=");
  if (told) header_begin = std::min(front.find_first_of("\r\n", header_begin), front.size());
  header_begin = std::min(front.find_first_not_of("\r\n", header_begin), front.size());
  const char separator = tabs ? '\t'
                              : separator_of(front.substr(
                                    header_begin, front.find_first_of("\r\n", header_begin) - header_begin));
  const FieldStyle style = field_style(front.substr(header_begin), separator);
  CsvRecords records(peeked, separator, style);
  std::vector<std::string> fields;
  if (told) records.next(fields);
  if (!records.next(fields)) {
    sink.reject("", "no text and no headline");
    return;
  }
  const std::vector<std::string> numbers = numbers_for(fields, options);
  bool first_is_record = !numbers.empty();
  const std::vector<Column> columns = columns_of(first_is_record ? numbers : fields, options);
  MappedFields mapped(options);
  for (const Column& column : columns) mapped.see(column.name, false);
  if (const std::string reason = mapped.missing(); !reason.empty()) {
    sink.reject("line 1", reason);
    return;
  }
  if (!has_part(columns, Part::title) && !has_part(columns, Part::text)) {
    sink.reject(
        "line 1",
        "the header names no column for title or text: --map title=NAME,text=NAME says which they are "
        "(\"column 2\" where there is no header)");
    return;
  }
  UnreadText unread;
  std::optional<DayMonthOrder> order;
  while (std::exchange(first_is_record, false) || records.next(fields)) {
    for (std::string& field : fields) {
      if (is_missing(field)) field.clear();
    }
    for (std::size_t i = 0; mapped.any() && i < std::min(fields.size(), columns.size()); ++i)
      mapped.see(columns[i].name, !fields[i].empty());
    Article article;
    std::string reason = records.problem();
    if (reason.empty())
      reason = read_record(columns, fields, order.value_or(DayMonthOrder::unknown), article);
    if (!order && is_doubtful_date(reason)) {
      order = order_in(front, separator, style, columns);
      article = {};
      reason = read_record(columns, fields, *order, article);
    }
    if (!reason.empty()) {
      sink.reject("line " + std::to_string(records.line()), reason);
      continue;
    }
    unread.see(article);
    if (!sink.article(std::move(article))) return;
  }
  if (const std::string text = unread.found(); !text.empty()) sink.notice(text);
  if (const std::string unused = mapped.unused(); !unused.empty()) sink.notice(unused);
}

}  // namespace

int recognise_csv(std::string_view head, std::string_view name) {
  const std::string_view header = head.substr(0, head.find_first_of("\r\n"));
  const char separator = separator_of(header);
  const std::size_t known = separator == '\t' ? 0 : known_names(header, separator);
  if (name.ends_with(".csv")) return known > 0 ? 90 : 60;
  return known >= 3 ? 70 : known == 2 ? 50 : 0;
}

int recognise_tsv(std::string_view head, std::string_view name) {
  const std::size_t known = known_names(head, '\t');
  if (name.ends_with(".tsv") || name.ends_with(".tab")) return known > 0 ? 90 : 60;
  return known >= 2 ? 75 : 0;
}

void read_csv(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  read_table(bytes, false, options, sink);
}

void read_tsv(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  read_table(bytes, true, options, sink);
}

}  // namespace backfile
