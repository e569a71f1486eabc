#include "indexer/documents/spreadsheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <span>

#include "common/ascii.h"
#include "common/date.h"
#include "common/error.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_workbook = 256U << 20;
constexpr std::size_t most_columns = 16'384;  // of both formats
constexpr std::size_t largest_row = 64U << 20;

constexpr std::string_view sheets_path = "xl/worksheets/sheet";

void append_field(std::string_view field, std::string& out) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

// The cells of a row as they come, by column.
class Row {
 public:
  std::size_t size() const { return cells_.size(); }
  void set(std::size_t column, std::string value) {
    if (column >= most_columns) return;
    // One string may stand in any number of cells.
    bytes_ += value.size();
    if (bytes_ > largest_row) throw Error("a spreadsheet with a row of more than 64 MB");
    if (column >= cells_.size()) cells_.resize(column + 1);
    cells_[column] = std::move(value);
  }
  /// Appends it as a line of CSV; nothing where all cells are empty.
  void append_to(std::string& out) {
    while (!cells_.empty() && cells_.back().empty()) cells_.pop_back();
    if (cells_.empty()) return;
    for (std::size_t at = 0; at < cells_.size(); ++at) {
      if (at > 0) out += ',';
      append_field(cells_[at], out);
    }
    out += '\n';
  }

 private:
  std::vector<std::string> cells_;
  std::size_t bytes_ = 0;
};

bool next_row(XmlStream& stream, std::string_view name, XmlElement& row) {
  if (stream.next(std::span(&name, 1), row)) return true;
  if (!stream.error().empty()) throw Error("a broken spreadsheet (" + stream.error() + ")");
  return false;
}

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// "C5" is column 2; what has no letters is the next one.
std::size_t column_of(std::string_view reference, std::size_t next) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (!is_ascii_upper(c) || column > most_columns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column == 0 ? next : column - 1;
}

// The runs of a string, without how they are said (rPh).
std::string string_of(const XmlElement& item) {
  std::string text;
  for (const XmlElement& child : item.children()) {
    if (child.name() == "t") text += child.text();
    if (child.name() == "r") {
      if (const auto run = child.child("t")) text += run->text();
    }
  }
  return text;
}

// Days since the end of 1899, with the time of the day as a fraction.
std::string date_of(const std::string& serial, bool since_1904) {
  char* end = nullptr;
  const double days = std::strtod(serial.c_str(), &end);
  if (end == serial.c_str() || !(days >= 1) || days > 2'958'466) return serial;
  constexpr double days_before_1970 = 25'569;
  const double seconds = (days - days_before_1970 + (since_1904 ? 1462 : 0)) * 86'400;
  const bool whole = days == std::floor(days);
  return to_iso({std::llround(seconds), whole ? DatePrecision::day : DatePrecision::second});
}

// The built-in formats of dates, and those that have a year or a day in their code outside quotes and
// brackets.
bool is_date_format(std::size_t id, const std::map<std::size_t, std::string>& codes) {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  const auto code = codes.find(id);
  if (code == codes.end()) return false;
  char until = '\0';
  for (const char c : code->second) {
    if (until != '\0') {
      if (c == until) until = '\0';
    } else if (c == '"' || c == '[') {
      until = c == '"' ? '"' : ']';
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    }
  }
  return false;
}

class SheetTable : public MadeSource {
 public:
  SheetTable(std::string_view sheet, const std::vector<std::string>& strings,
             const std::vector<bool>& is_date, bool since_1904)
      : bytes_(sheet), stream_(bytes_), strings_(strings), is_date_(is_date), since_1904_(since_1904) {}

 private:
  bool make(std::string& text) override {
    XmlElement row;
    if (!next_row(stream_, "row", row)) return false;
    Row cells;
    for (const XmlElement& cell : row.children()) {
      if (cell.name() == "c") cells.set(column_of(cell.attribute("r"), cells.size()), value_of(cell));
    }
    cells.append_to(text);
    return true;
  }

  std::string value_of(const XmlElement& cell) const {
    const std::string type = cell.attribute("t");
    if (type == "inlineStr") {
      const auto inner = cell.child("is");
      return inner ? string_of(*inner) : "";
    }
    const std::string value = cell.line_of("v");
    if (type == "s") {
      const std::size_t index = number_of(value);
      return index < strings_.size() ? strings_[index] : "";
    }
    if (type == "e") return "";
    if (type == "str") return cell.child("v") ? cell.child("v")->text() : "";
    const std::size_t style = number_of(cell.attribute("s"));
    const bool date = (type.empty() || type == "n") && style < is_date_.size() && is_date_[style];
    return date ? date_of(value, since_1904_) : value;
  }

  ViewSource bytes_;
  XmlStream stream_;
  const std::vector<std::string>& strings_;
  const std::vector<bool>& is_date_;
  bool since_1904_;
};

// The paragraphs of a cell; a date as its value, as its text is whatever the country writes.
std::string cell_text(const XmlElement& cell) {
  std::string date = cell.attribute("date-value");
  if (!date.empty()) return date;
  std::string text;
  for (const XmlElement& paragraph : cell.children()) {
    if (paragraph.name() == "p") text.append(text.empty() ? "" : "\n\n").append(paragraph.text());
  }
  return text;
}

// The name of the table around a row.
std::string table_of(const XmlElement& row) {
  for (auto around = row.parent(); around; around = around->parent()) {
    if (around->name() == "table") return around->attribute("name");
  }
  return "";
}

}  // namespace

bool Workbook::needs(std::string_view path) {
  return path == "xl/sharedStrings.xml" || path == "xl/styles.xml" || path == "xl/workbook.xml" ||
         (path.starts_with(sheets_path) && path.ends_with(".xml"));
}

void Workbook::add(std::string_view path, ByteSource& bytes) {
  auto part = read_all(bytes, largest_workbook - size_);
  if (!part) throw Error("a spreadsheet of more than 256 MB", "saved as CSV it can be read");
  size_ += part->size();
  parts_.push_back({std::string(path), std::move(*part)});
}

std::vector<std::string> Workbook::sheets() const {
  std::vector<std::pair<std::size_t, std::string>> numbered;
  for (const Part& part : parts_) {
    if (part.path.starts_with(sheets_path))
      numbered.emplace_back(number_of(std::string_view(part.path).substr(sheets_path.size())), part.path);
  }
  std::ranges::sort(numbered);
  std::vector<std::string> paths;
  for (auto& [number, path] : numbered) paths.push_back(std::move(path));
  return paths;
}

std::unique_ptr<ByteSource> Workbook::table(std::string_view sheet) {
  if (!prepared_) {
    read_strings();
    read_styles();
    prepared_ = true;
  }
  const Part* part = find(sheet);
  return std::make_unique<SheetTable>(part == nullptr ? std::string_view{} : std::string_view(part->bytes),
                                      strings_, is_date_, since_1904_);
}

const Workbook::Part* Workbook::find(std::string_view path) const {
  const auto found = std::ranges::find(parts_, path, &Part::path);
  return found == parts_.end() ? nullptr : &*found;
}

void Workbook::read_strings() {
  const Part* part = find("xl/sharedStrings.xml");
  if (part == nullptr) return;
  ViewSource bytes(part->bytes);
  XmlStream stream(bytes);
  for (XmlElement item; stream.next({"si"}, item);) strings_.push_back(string_of(item));
  if (!stream.error().empty()) throw Error("a broken spreadsheet (" + stream.error() + ")");
}

void Workbook::read_styles() {
  if (const Part* part = find("xl/workbook.xml")) {
    ViewSource bytes(part->bytes);
    XmlStream stream(bytes);
    for (XmlElement properties; stream.next({"workbookPr"}, properties);) {
      const std::string since = properties.attribute("date1904");
      since_1904_ = since == "1" || since == "true";
    }
  }
  const Part* part = find("xl/styles.xml");
  if (part == nullptr) return;
  ViewSource bytes(part->bytes);
  XmlStream stream(bytes);
  std::map<std::size_t, std::string> codes;
  for (XmlElement element; stream.next({"numFmt", "cellXfs"}, element);) {
    if (element.name() == "numFmt") {
      codes[number_of(element.attribute("numFmtId"))] = element.attribute("formatCode");
      continue;
    }
    for (const XmlElement& style : element.children())
      is_date_.push_back(is_date_format(number_of(style.attribute("numFmtId")), codes));
  }
}

bool is_open_document_table(std::string_view head) {
  const XmlRoot root = xml_root(head);
  return (root.name == "document-content" || root.name == "document") &&
         root.space.find("opendocument") != std::string_view::npos &&
         head.find(":spreadsheet>") != std::string_view::npos;
}

bool OpenDocumentTable::make(std::string& text) {
  XmlElement row;
  if (!next_row(stream_, "table-row", row)) return false;
  Row cells;
  std::size_t column = 0;
  for (const XmlElement& cell : row.children()) {
    if (!cell.name().ends_with("table-cell")) continue;
    const std::size_t repeated =
        std::max<std::size_t>(number_of(cell.attribute("number-columns-repeated")), 1);
    const std::size_t end = std::min(column + std::min(repeated, most_columns), most_columns);
    const std::string value = cell_text(cell);
    for (; column < end; ++column) {
      if (!value.empty()) cells.set(column, value);
    }
  }
  cells.append_to(text);
  if (text.empty()) return true;
  std::string name = table_of(row);
  if (table_.value_or(name) != name) throw Error("only the first table of this spreadsheet is read");
  table_ = std::move(name);
  return true;
}

}  // namespace backfile
