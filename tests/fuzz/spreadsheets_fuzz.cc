// Spreadsheets: the parts of a workbook, set apart by zero bytes (sheet, strings, styles, workbook).
#include <array>
#include <cstdint>
#include <cstdlib>

#include "common/error.h"
#include "indexer/documents/spreadsheet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  backfile::Workbook workbook;
  std::array<char, 1U << 12> buffer{};
  try {
    for (const char* path :
         {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"}) {
      const std::size_t end = std::min(rest.find('\0'), rest.size());
      backfile::ViewSource part(rest.substr(0, end));
      workbook.add(path, part);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto table = workbook.table(workbook.sheets().front());
    while (table->read(buffer) > 0) {
    }
  } catch (const backfile::Error&) {
    return 0;
  }
  return 0;
}
