#include "indexer/read_input.h"

#include <algorithm>
#include <array>

#include "common/archive.h"
#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/containers.h"
#include "indexer/documents/document_text.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/unread_date.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

constexpr std::size_t head_bytes = 1U << 16;

// Remembers whether the reader was asked to stop; tells of dates that are none.
class StoppingSink : public ArticleSink {
 public:
  explicit StoppingSink(ArticleSink& sink) : sink_(sink) {}
  void begin_input(std::string_view input) override { sink_.begin_input(input); }
  bool article(Article&& article) override {
    told_ = true;
    if (const std::string date = unread_date(article); !date.empty()) sink_.notice(date);
    if (!sink_.article(std::move(article))) stopped_ = true;
    return !stopped_;
  }
  void reject(std::string_view record, std::string_view reason) override {
    told_ = true;
    sink_.reject(record, reason);
  }
  void notice(std::string_view what) override { sink_.notice(what); }
  bool stopped() const { return stopped_; }
  /// Whether anything came of the input, or it was said why not.
  bool told() const { return told_; }

 private:
  ArticleSink& sink_;
  bool stopped_ = false;
  bool told_ = false;
};

// UTF-16 and UTF-32.
bool is_wide(std::string_view head) {
  if (head.find('\0') == std::string_view::npos) return false;
  const std::string charset = detect_charset(head);
  return charset.starts_with("UTF-16") || charset.starts_with("UTF-32");
}

// What lies beside articles and holds none: what describes the pages of a digitised paper (METS), the index
// of a crawl (CDX, and CDXJ: a turned-round host, a time of 14 digits, an object).
bool describes_others(std::string_view head) {
  if (xml_root(head).name == "mets" || head.starts_with(" CDX ")) return true;
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::size_t space = line.find(' ');
  if (line.substr(0, space).find(')') == std::string_view::npos) return false;
  const std::string_view time = line.substr(std::min(space, line.size() - 1) + 1, 14);
  return is_ascii_number(time) && time.size() == 14 && line.substr(space + 15).starts_with(" {");
}

// Why a file that no format claims is not read.
std::string_view why_not_read(std::string_view head) {
  using std::string_view_literals::operator""sv;
  struct Kind {
    std::string_view magic;
    std::string_view reason;
  };
  constexpr auto kinds = std::to_array<Kind>(
      {{"%PDF-"sv, "a PDF: pdftotext makes a text of it"},
       {"\xD0\xCF\x11\xE0"sv, "a document of Word before 2007: saved as DOCX it can be read"},
       {"bplist00"sv, "a web archive of Safari: a page saved as its source can be read"},
       {"SQLite format 3"sv, "a database: an export as CSV or JSON can be read"},
       {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive: unpacked, what is in it can be read"},
       {"Rar!\x1A"sv, "a RAR archive: unpacked, what is in it can be read"},
       {"\xFF\xD8\xFF"sv, "an image"},
       {"\x89PNG"sv, "an image"},
       {"GIF8"sv, "an image"},
       {"II*\0"sv, "an image"},
       {"MM\0*"sv, "an image"}});
  const auto* found =
      std::ranges::find_if(kinds, [&](const Kind& kind) { return head.starts_with(kind.magic); });
  return found == kinds.end() ? "the format is not recognised" : found->reason;
}

class MemberReader : public MemberSink {
 public:
  MemberReader(const ReadOptions& options, const Format* format, ArticleSink& sink)
      : options_(options), format_(format), sink_(sink) {}

  bool member(const std::string& name, ByteSource& bytes) override {
    sink_.begin_input(name);
    PeekedSource peeked(bytes, head_bytes);
    if (is_empty(peeked, "the file is empty")) return true;
    if (const auto text = document_text(peeked.front(), peeked)) {
      PeekedSource document(*text, head_bytes);
      return is_empty(document, "a document without text") || read(name, document);
    }
    return read(name, peeked);
  }

  void broken(const std::string& name, const std::string& reason) override {
    sink_.begin_input(name);
    sink_.reject("", reason);
  }

  void passed_over(const std::string& name, std::string_view what) override {
    sink_.begin_input(name);
    sink_.notice(what);
  }

 private:
  bool is_empty(PeekedSource& peeked, std::string_view reason) {
    if (!peeked.front().empty()) return false;
    std::array<char, 1> none{};
    peeked.read(none);  // throws where there is something, but it is broken
    sink_.reject("", reason);
    return true;
  }

  bool read(const std::string& name, PeekedSource& peeked) {
    const std::string_view seen = peeked.front();
    // Nothing else goes without a word.
    if (describes_others(seen)) return true;
    const Format* format = format_ != nullptr ? format_ : recognise_member(seen, name);
    if (format == nullptr) {
      sink_.reject("", why_not_read(seen));
      return true;
    }
    StoppingSink sink(sink_);
    const ReaderOptions reader_options = {name, options_.language, options_.source, options_.map};
    if (format->reads_bytes && is_wide(seen)) {
      DecodedSource decoded(peeked);
      format->read(decoded, reader_options, sink);
    } else {
      format->read(peeked, reader_options, sink);
    }
    if (!sink.told()) sink.reject("", "no article in it");
    return !sink.stopped();
  }

  const ReadOptions& options_;
  const Format* format_;
  ArticleSink& sink_;
};

}  // namespace

// Formats are recognised by their ASCII, which UTF-16 hides, and by the name before it was compressed.
const Format* recognise_member(std::string_view head, std::string_view name) {
  for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".lz4"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return is_wide(head) ? recognise_format(decode_text(head, detect_charset(head)), name)
                       : recognise_format(head, name);
}

void read_input(const std::string& path, const ReadOptions& options, ArticleSink& sink) {
  const Format* format = nullptr;
  if (options.format != "auto") {
    format = find_format(options.format);
    if (format == nullptr)
      throw Error("there is no format " + options.format, "backfile-index formats lists them");
  } else if (path == "-") {
    format = find_format("jsonl");
  }
  if (is_archive_folder(path))
    throw Error(path + " is a Backfile archive",
                "backfile-index export " + path + " | backfile-index add ARCHIVE -");
  MemberReader reader(options, format, sink);
  walk_members(path, reader);
}

}  // namespace backfile
