#include "indexer/read_input.h"

#include <algorithm>
#include <array>
#include <functional>

#include "common/archive.h"
#include "common/error.h"
#include "indexer/charset/charset.h"
#include "indexer/containers/containers.h"
#include "indexer/containers/decompressors.h"
#include "indexer/containers/unread_files.h"
#include "indexer/documents/document_text.h"
#include "indexer/documents/spreadsheet.h"
#include "indexer/issues/issue_assembly.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t head_bytes = 1U << 16;

// Reads what a record of the input in hand encloses.
using ReadEnclosed = std::function<bool(std::string_view name, ByteSource& bytes, const Article& around)>;

// Remembers whether the reader was asked to stop; tells of dates that are none.
class StoppingSink : public ArticleSink {
 public:
  StoppingSink(ArticleSink& sink, ReadEnclosed read_enclosed)
      : sink_(sink), read_enclosed_(std::move(read_enclosed)) {}
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
  bool enclosed(std::string_view name, ByteSource& bytes, const Article& around) override {
    told_ = true;
    if (!read_enclosed_(name, bytes, around)) stopped_ = true;
    return !stopped_;
  }
  bool stopped() const { return stopped_; }
  /// Whether anything came of the input, or it was said why not.
  bool told() const { return told_; }

 private:
  ArticleSink& sink_;
  ReadEnclosed read_enclosed_;
  bool stopped_ = false;
  bool told_ = false;
};

// Articles of a document that a record encloses.
class EnclosedSink : public ArticleSink {
 public:
  EnclosedSink(ArticleSink& sink, const Article& around) : sink_(sink), around_(around) {}
  void begin_input(std::string_view input) override { sink_.begin_input(input); }
  bool article(Article&& article) override {
    const bool dated = article.date.known();
    take_common_parts(around_, article);
    if (!dated && article.date.known()) add_extra_text(article, "date_from", "enclosing record");
    static_cast<void>(finish_article(article));
    return sink_.article(std::move(article));
  }
  void reject(std::string_view record, std::string_view reason) override { sink_.reject(record, reason); }
  void notice(std::string_view what) override { sink_.notice(what); }

 private:
  ArticleSink& sink_;
  const Article& around_;
};

// UTF-16 and UTF-32, which hide the ASCII that formats are recognised by.
bool is_wide(std::string_view head) {
  if (head.find('\0') == std::string_view::npos) return false;
  const std::string charset = detect_charset(head);
  return charset.starts_with("UTF-16") || charset.starts_with("UTF-32");
}

// The head itself, or, where it is wide, what `decoded` keeps of it.
std::string_view readable_head(std::string_view head, std::string& decoded) {
  if (!is_wide(head)) return head;
  decoded = decode_text(head, detect_charset(head));
  return decoded;
}

}  // namespace

class InputReader::Members : public MemberSink {
 public:
  Members(const ReadOptions& options, ArticleSink& sink) : Members(options, sink, own_unpacked_, 0) {}

  /// For a document that a record encloses, `depth` documents within each other.
  Members(const ReadOptions& options, ArticleSink& sink, UnpackedBytes& unpacked, int depth)
      : options_(options), sink_(sink), unpacked_(unpacked), depth_(depth) {
    if (options.format == "auto") return;
    given_ = find_format(options.format);
    if (given_ == nullptr)
      throw Error("there is no format " + options.format, "backfile-index formats lists them");
  }

  void walk(const std::string& path) {
    format_ = path == "-" && given_ == nullptr ? find_format("jsonl") : given_;
    folder_ = folder_of_names(path);
    walk_members(path, *this, unpacked_);
  }

  void finish() {
    StoppingSink sink = stopping_sink("");
    issues_.finish(sink);
  }

  bool member(const std::string& name, ByteSource& bytes) override {
    sink_.begin_input(name);
    PeekedSource peeked(bytes, head_bytes);
    if (is_empty(peeked, "the file is empty")) return true;
    const bool as_page = format_ != nullptr && format_->name == "html";
    const auto text = as_page ? nullptr : document_text(peeked.front(), peeked);
    if (text == nullptr) return read(name, peeked, format_);
    PeekedSource document(*text, head_bytes);
    const Format* format = is_open_document_table(peeked.front()) ? table_format() : format_;
    return is_empty(document, "a document without text (a scan?)") || read(name, document, format);
  }

  bool table(const std::string& name, ByteSource& csv) override {
    sink_.begin_input(name);
    PeekedSource peeked(csv, head_bytes);
    return is_empty(peeked, "a spreadsheet without text") || read(name, peeked, table_format());
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
  StoppingSink stopping_sink(const std::string& input) {
    return {sink_, [this, input](std::string_view name, ByteSource& bytes, const Article& around) {
              return read_enclosed(input, name, bytes, around);
            }};
  }

  // A record's document in any format, whatever that of the input is.
  bool read_enclosed(const std::string& input, std::string_view name, ByteSource& bytes,
                     const Article& around) {
    constexpr int deepest = 4;
    std::string member = input + "/" + std::string(name);
    std::replace(member.begin() + static_cast<std::ptrdiff_t>(input.size()) + 1, member.end(), '/', '_');
    ReadOptions options = options_;
    options.format = "auto";
    EnclosedSink sink(sink_, around);
    Members members(options, sink, unpacked_, depth_ + 1);
    bool goes_on = true;
    if (depth_ < deepest) {
      goes_on = walk_bytes(member, bytes, members, unpacked_);
      members.finish();
    } else {
      members.broken(member, "documents within documents, too many of them");
    }
    sink_.begin_input(input);
    return goes_on;
  }

  bool is_empty(PeekedSource& peeked, std::string_view reason) {
    if (!peeked.front().empty()) return false;
    std::array<char, 1> none{};
    peeked.read(none);  // throws where there is something, but it is broken
    sink_.reject("", reason);
    return true;
  }

  const Format* table_format() const { return format_ != nullptr ? format_ : find_format("csv"); }

  // `chosen`: the format, where it is known.
  bool read(const std::string& name, PeekedSource& peeked, const Format* chosen) {
    const std::string_view seen = peeked.front();
    const Format* format = chosen != nullptr ? chosen : recognise_member(seen, name);
    // Nothing else goes without a word.
    if (describes_articles(seen) && (format == nullptr || !format->has_issues)) return true;
    // Plain text and XML are what is left; --format reads whatever the user says.
    const bool doubtful =
        format == nullptr || (chosen == nullptr && (format->name == "text" || format->name == "xml"));
    const std::string_view reason = doubtful ? why_no_article(seen, name) : "";
    if (format == nullptr || !reason.empty()) {
      sink_.reject("", reason.empty() ? "the format is not recognised" : reason);
      return true;
    }
    StoppingSink sink = stopping_sink(name);
    if (format->has_issues) {
      std::string decoded;
      const std::string_view head = readable_head(seen, decoded);
      if (!issues_.add(name, folder_ + "/" + name, head, peeked, sink) && !sink.told())
        sink.reject("", "no article in it");
      return !sink.stopped();
    }
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

  const ReadOptions options_;
  ArticleSink& sink_;
  UnpackedBytes own_unpacked_;
  UnpackedBytes& unpacked_;  // of the outermost file
  int depth_;                // of documents within records of documents
  const Format* given_ = nullptr;
  const Format* format_ = nullptr;  // of this input
  std::string folder_;              // likewise
  IssueAssembly issues_;
};

// Formats are recognised by their ASCII and by the name before it was compressed.
const Format* recognise_member(std::string_view head, std::string_view name) {
  std::string decoded;
  return recognise_format(readable_head(head, decoded), unpacked_name(name));
}

InputReader::InputReader(const ReadOptions& options, ArticleSink& sink)
    : members_(std::make_unique<Members>(options, sink)) {}

InputReader::~InputReader() = default;

void InputReader::read(const std::string& path) {
  if (is_archive_folder(path))
    throw Error(path + " is a Backfile archive",
                "backfile-index export " + path + " | backfile-index add ARCHIVE -");
  members_->walk(path);
}

void InputReader::finish() {
  members_->finish();
}

void read_input(const std::string& path, const ReadOptions& options, ArticleSink& sink) {
  InputReader reader(options, sink);
  reader.read(path);
  reader.finish();
}

}  // namespace backfile
