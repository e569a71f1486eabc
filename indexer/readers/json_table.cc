#include "indexer/readers/json_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Names stand in every record: long ones would make much of a small table.
constexpr std::size_t longest_names = 1U << 12;

bool names_article(const std::vector<std::string>& names, const ReaderOptions& options) {
  std::size_t bytes = 0;
  for (const std::string& name : names) bytes += name.size();
  return names.size() > 1 && bytes <= longest_names && std::ranges::any_of(names, [&](const auto& name) {
           const auto part = part_of_field(name, options);
           return part == Part::title || part == Part::text;
         });
}

void add_value(std::string& record, std::string_view name, const element& value) {
  record += (record.empty() ? "{" : ",") + json_string(name) + ":" + simdjson::minify(value);
}

// {"columns": ["title", ...]} or [{"name": "title"}, ...]
std::vector<std::string> given_names(const object& table, const ReaderOptions& options) {
  array columns;
  std::vector<std::string> names;
  if (table["columns"].get(columns) != simdjson::SUCCESS) return names;
  for (const element column : columns) {
    std::string_view name;
    if (column.get(name) != simdjson::SUCCESS && column["name"].get(name) != simdjson::SUCCESS) return {};
    names.emplace_back(name);
  }
  return names_article(names, options) ? names : std::vector<std::string>{};
}

bool give_rows(const object& table, const ReaderOptions& options, const TakeRecord& take) {
  const std::vector<std::string> apart = given_names(table, options);
  for (const std::string_view key : {"data", "rows", "values"}) {
    array rows;
    element first;
    if (table[key].get(rows) != simdjson::SUCCESS || rows.at(0).get(first) != simdjson::SUCCESS) continue;
    const std::vector<std::string> names = apart.empty() ? column_names(first, options) : apart;
    if (names.empty() || !first.is_array()) continue;
    auto row = rows.begin();
    if (apart.empty()) ++row;
    for (array values; row != rows.end(); ++row) {
      if ((*row).get(values) == simdjson::SUCCESS && !take(record_of_row(names, values))) break;
    }
    return true;
  }
  return false;
}

// A column's values, one by one.
class Column {
 public:
  explicit Column(const array& list) : rows_(false), at_(list.begin()), end_(list.end()) {}
  explicit Column(const object& rows) : rows_(true), row_(rows.begin()), row_end_(rows.end()) {}

  bool at_end() const { return rows_ ? row_ == row_end_ : at_ == end_; }
  std::string_view row_number() const { return rows_ ? row_.key() : std::string_view{}; }
  element value() const { return rows_ ? row_.value() : *at_; }
  void move() {
    if (rows_) {
      ++row_;
    } else {
      ++at_;
    }
  }

 private:
  bool rows_;
  array::iterator at_;
  array::iterator end_;
  object::iterator row_;
  object::iterator row_end_;
};

using Columns = std::vector<std::pair<std::string, Column>>;

// The columns' first rows; none where members are no columns.
Columns columns_in(const object& table, const ReaderOptions& options) {
  Columns columns;
  std::vector<std::string> names;
  for (const auto field : table) {
    array list;
    object rows;
    if (field.value.get(list) == simdjson::SUCCESS) {
      columns.emplace_back(field.key, Column(list));
    } else if (field.value.get(rows) == simdjson::SUCCESS) {
      columns.emplace_back(field.key, Column(rows));
    } else {
      return {};
    }
    names.emplace_back(field.key);
  }
  return names_article(names, options) ? columns : Columns{};
}

// Moves to the next row; false at the end of a column.
bool move(Columns& columns) {
  for (auto& [name, column] : columns) column.move();
  return std::ranges::none_of(columns, [](const auto& column) { return column.second.at_end(); });
}

// All have a value for every row, two rows or more. What holds texts under names is an article's member.
bool are_aligned(Columns columns) {
  std::size_t count = 0;
  for (const auto& [name, column] : columns) {
    if (column.at_end()) return false;
  }
  do {
    const std::string_view number = columns.front().second.row_number();
    if (!number.empty() && !is_ascii_number(number)) return false;
    for (const auto& [name, column] : columns) {
      if (column.row_number() != number || column.value().is_object()) return false;
    }
    ++count;
  } while (move(columns));
  return count > 1 && std::ranges::all_of(columns, [](const auto& column) { return column.second.at_end(); });
}

bool give_columns(const object& table, const ReaderOptions& options, const TakeRecord& take) {
  Columns columns = columns_in(table, options);
  if (columns.empty() || !are_aligned(columns)) return false;
  do {
    std::string record;
    for (const auto& [name, column] : columns) add_value(record, name, column.value());
    if (!take(record + "}")) return true;
  } while (move(columns));
  return true;
}

}  // namespace

std::vector<std::string> column_names(const element& row, const ReaderOptions& options) {
  array values;
  std::vector<std::string> names;
  if (row.get(values) != simdjson::SUCCESS) return names;
  for (const element value : values) {
    std::string_view name;
    if (value.get(name) != simdjson::SUCCESS) return {};
    names.emplace_back(name);
  }
  return names_article(names, options) ? names : std::vector<std::string>{};
}

std::string record_of_row(const std::vector<std::string>& names, const array& row) {
  std::string record;
  std::size_t column = 0;
  for (const element value : row) {
    const bool named = column < names.size() && !names[column].empty();
    ++column;
    add_value(record, named ? names[column - 1] : "column " + std::to_string(column), value);
  }
  return record.empty() ? "{}" : record + "}";
}

bool for_each_record(const element& value, const ReaderOptions& options, const TakeRecord& take) {
  object table;
  if (value.get(table) != simdjson::SUCCESS) return false;
  return give_rows(table, options, take) || give_columns(table, options, take);
}

}  // namespace backfile
