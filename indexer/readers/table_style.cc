#include "indexer/readers/table_style.h"

#include "indexer/readers/csv_records.h"
#include "indexer/readers/decoded_source.h"

namespace backfile {
namespace {

// Whether backslashes stand before the quotes within quotes.
bool has_backslashes(std::string_view front, char separator) {
  std::size_t escaped = 0;
  std::size_t doubled = 0;
  for (std::size_t at = 1; at + 1 < front.size(); ++at) {
    const char before = front[at - 1];
    const char next = front[at + 1];
    // "C:\\" may end a field; a quote that goes on behind a backslash is one of the text.
    const bool ends = next == separator || next == '\n' || next == '\r' || next == '"';
    if (front[at] != '"') continue;
    if (before == '\\' && !ends) ++escaped;
    if (next == '"' && before != separator && before != '\n' && before != '"' && before != '\\') ++doubled;
  }
  return escaped > doubled;
}

// A field that is not there, or a line break before what is no lower-case letter (a path on Windows has one).
bool has_escapes(std::string_view front, char separator) {
  for (std::size_t at = front.find('\\'); at < front.size(); at = front.find('\\', at + 2)) {
    const char before = at > 0 ? front[at - 1] : '\n';
    const char letter = at + 1 < front.size() ? front[at + 1] : ' ';
    const char next = at + 2 < front.size() ? front[at + 2] : 'a';
    const bool ends = next == separator || next == '\n' || next == '\r';
    if (letter == 'N' && ends && (before == separator || before == '\n')) return true;
    if (letter == 'n' && !(next >= 'a' && next <= 'z')) return true;
  }
  return false;
}

// Records in a table's front that have not as many fields as its header.
std::size_t unfit_records(std::string_view front, char separator, FieldStyle style) {
  ViewSource source(front);
  CsvRecords records(source, separator, style);
  std::vector<std::string> fields;
  if (!records.next(fields)) return 0;
  const std::size_t columns = fields.size();
  std::size_t unfit = 0;
  while (records.next(fields)) {
    if (fields.size() != columns || !records.problem().empty()) ++unfit;
  }
  return unfit;
}

}  // namespace

FieldStyle field_style(std::string_view front, char separator) {
  const FieldStyle quoted = has_backslashes(front, separator) ? FieldStyle::backslashed : FieldStyle::quoted;
  if (separator != '\t') return quoted;
  const FieldStyle unquoted = has_escapes(front, separator) ? FieldStyle::escaped : FieldStyle::plain;
  const std::size_t unfit = unfit_records(front, separator, unquoted);
  return unfit > unfit_records(front, separator, quoted) ? quoted : unquoted;
}

char separator_of(std::string_view header) {
  char best = ',';
  std::size_t most = 0;
  for (const char separator : {',', ';', '\t', '|'}) {
    FieldCutter cutter(separator);
    cutter.feed(header);
    if (cutter.fields().size() <= most) continue;
    best = separator;
    most = cutter.fields().size();
  }
  return best;
}

}  // namespace backfile
