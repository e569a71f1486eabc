// Plain text: one article a file.
#include "indexer/charset.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

constexpr std::size_t largest_text = 64U << 20;

}  // namespace

int recognise_text(std::string_view head, std::string_view name) {
  // Zero bytes are in no text; of other control characters a few may be.
  std::size_t controls = 0;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (c == '\0') return 0;
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f') continue;
    // ISO-2022 changes its character sets by escape sequences.
    const bool changes_set =
        c == '\x1b' && at + 1 < head.size() && (head[at + 1] == '$' || head[at + 1] == '(');
    if (!changes_set) ++controls;
  }
  if (controls * 100 > head.size()) return 0;
  // XML of a kind that nothing reads, RTF and PDF are no text either.
  if (!xml_root(head).name.empty() && head.substr(0, 200).find("<?xml") != std::string_view::npos) return 0;
  if (head.starts_with("{\\rtf") || head.starts_with("%PDF-")) return 0;
  return name.ends_with(".txt") || name.ends_with(".text") ? 40 : 10;
}

void read_text(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto raw = read_all(bytes, largest_text);
  if (!raw) {
    sink.reject("", "a plain text of more than 64 MB is no article");
    return;
  }
  Article article =
      plain_text_article(decode_text(*raw, detect_charset(std::string_view(*raw).substr(0, 1U << 16))));
  article.date = file_name_date(options.input);
  if (article.title.empty() && article.text.empty()) {
    sink.reject("", "no text and no headline");
  } else {
    sink.article(std::move(article));
  }
}

}  // namespace backfile
