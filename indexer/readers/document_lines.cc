#include "indexer/readers/document_lines.h"

#include <utility>

namespace backfile {
namespace {

constexpr std::size_t longest_line = 1U << 20;
constexpr std::size_t largest_document = 16U << 20;

}  // namespace

DocumentLines::DocumentLines(ByteSource& bytes) : decoded_(bytes), reader_(decoded_, longest_line) {}

void DocumentLines::keep(std::string_view line) {
  size_ += line.size() + 1;
  if (reader_.was_cut() && document_.problem.empty()) document_.problem = "a line is longer than 1 MB";
  if (size_ > largest_document) {
    document_.problem = "larger than 16 MB";
    document_.lines.clear();
  } else {
    document_.lines.emplace_back(line);
  }
}

DocumentLines::Document DocumentLines::take() {
  size_ = 0;
  return std::exchange(document_, {});
}

}  // namespace backfile
