#include <cstdio>

#include "indexer/commands/commands.h"
#include "indexer/readers/reader.h"

namespace backfile {

ExitCode run_formats() {
  for (const Format& format : formats()) {
    std::printf("%-12.*s %.*s\n%-12s recognised by: %.*s\n", static_cast<int>(format.name.size()),
                format.name.data(), static_cast<int>(format.help.size()), format.help.data(), "",
                static_cast<int>(format.recognised.size()), format.recognised.data());
  }
  std::puts("\nContainers around any of them, nested too: gz, bz2, xz, zst, lz4, zip, tar, and folders.\n"
            "Documents of word processors (DOCX, ODT, RTF) and PDFs are read as the text in them: an article, or a\n"
            "delivery of Nexis or Factiva, which may be a web page, too; tables of spreadsheets (XLSX,\n"
            "ODS) as CSV. Of e-books (EPUB) the chapters are web pages, of packed crawls (WACZ) the WARC files\n"
            "are read.");
  return ExitCode::done;
}

}  // namespace backfile
