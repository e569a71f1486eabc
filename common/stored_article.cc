#include "common/stored_article.h"

#define ZDICT_STATIC_LINKING_ONLY  // for fastCover with parameters of our own
#include <zdict.h>
#include <zstd.h>

#include "common/error.h"
#include "common/varint.h"

namespace backfile {
namespace {

constexpr std::size_t largest_article = 1U << 30;

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}
  void number(std::uint64_t value) { append_varint(out_, value); }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void labels(const std::vector<Label>& labels) {
    number(labels.size());
    for (const Label& label : labels) {
      text(label.value);
      number(static_cast<std::uint64_t>(label.provenance));
      number(label.evidence.size());
      for (const Evidence& place : label.evidence) {
        number(place.begin);
        number(place.end);
        number(place.in_title ? 1 : 0);
        text(place.reason);
      }
    }
  }

 private:
  std::string& out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    const std::optional<std::uint64_t> value = take_varint<std::uint64_t>(bytes_);
    if (!value) throw damaged();
    return *value;
  }
  std::string text() {
    const std::uint64_t length = number();
    if (length > bytes_.size()) throw damaged();
    std::string value(bytes_.substr(0, length));
    bytes_.remove_prefix(length);
    return value;
  }
  /// A number of things that follow, each of at least one byte.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) throw damaged();
    return value;
  }
  std::vector<Label> labels() {
    std::vector<Label> labels(count());
    for (Label& label : labels) {
      label.value = text();
      label.provenance = static_cast<Provenance>(number());
      label.evidence.resize(count());
      for (Evidence& place : label.evidence) {
        place.begin = static_cast<std::uint32_t>(number());
        place.end = static_cast<std::uint32_t>(number());
        place.in_title = number() != 0;
        place.reason = text();
      }
    }
    return labels;
  }
  static Error damaged() { return Error("a stored article is damaged", "run backfile-index verify"); }

 private:
  std::string_view bytes_;
};

// Moves the sign into the lowest bit, so that small negative numbers stay short.
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

// All but the text.
void write_head(const Article& article, ByteWriter& writer) {
  for (const std::string* part : {&article.id, &article.title, &article.url, &article.source, &article.byline,
                                  &article.dateline, &article.language}) {
    writer.text(*part);
  }
  writer.number(zigzag(article.date.seconds));
  writer.number(static_cast<std::uint64_t>(article.date.precision));
  writer.labels(article.country);
  writer.labels(article.person);
  writer.labels(article.topic);
  writer.number(article.extra.size());
  for (const auto& [name, value] : article.extra) {
    writer.text(name);
    writer.text(value);
  }
}

Article read_head(ByteReader& reader) {
  Article article;
  for (std::string* part : {&article.id, &article.title, &article.url, &article.source, &article.byline,
                            &article.dateline, &article.language}) {
    *part = reader.text();
  }
  article.date.seconds = unzigzag(reader.number());
  article.date.precision = static_cast<DatePrecision>(reader.number());
  article.country = reader.labels();
  article.person = reader.labels();
  article.topic = reader.labels();
  article.extra.resize(reader.count());
  for (auto& [name, value] : article.extra) {
    name = reader.text();
    value = reader.text();
  }
  return article;
}

}  // namespace

void serialise_article(const Article& article, std::string& out) {
  ByteWriter writer(out);
  write_head(article, writer);
  writer.text(article.text);
}

Article parse_article(std::string_view bytes) {
  ByteReader reader(bytes);
  Article article = read_head(reader);
  article.text = reader.text();
  return article;
}

namespace {

constexpr int fast_level = -5;

// Every frame of zstd begins with these four bytes (RFC 8878, 3.1.1): they are not kept.
constexpr std::string_view frame_begin = "\x28\xB5\x2F\xFD";

// With a small dictionary level 3 packs no worse than 5, and costs less (bench/RESULTS.md).
int kept_level(std::string_view dictionary) {
  return dictionary.size() <= 1U << 17 ? 3 : 6;
}

}  // namespace

// What compressing or decompressing needs is made when it is first needed: a dictionary of 512 KiB takes ten
// milliseconds to prepare for compressing, which a search never does.
class ArticleCodec::State {
 public:
  State(std::string dictionary, int level) : dictionary_(std::move(dictionary)), level_(level) {}
  ~State() {
    ZSTD_freeCCtx(packer_);
    ZSTD_freeDCtx(unpacker_);
    ZSTD_freeCDict(packing_);
    ZSTD_freeDDict(unpacking_);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::size_t compress(std::string_view bytes, std::string& out) {
    if (packer_ == nullptr) prepare_to_compress();
    return ZSTD_compress2(packer_, out.data(), out.size(), bytes.data(), bytes.size());
  }
  std::size_t decompress(std::string_view bytes, std::string& out) {
    if (unpacker_ == nullptr) prepare_to_decompress();
    return ZSTD_decompressDCtx(unpacker_, out.data(), out.size(), bytes.data(), bytes.size());
  }

 private:
  void prepare_to_compress() {
    packer_ = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(packer_, ZSTD_c_compressionLevel, level_);
    ZSTD_CCtx_setParameter(packer_, ZSTD_c_dictIDFlag, 0);  // four bytes that would always be the same
    if (dictionary_.empty()) return;
    packing_ = ZSTD_createCDict(dictionary_.data(), dictionary_.size(), level_);
    ZSTD_CCtx_refCDict(packer_, packing_);
  }
  void prepare_to_decompress() {
    unpacker_ = ZSTD_createDCtx();
    if (dictionary_.empty()) return;
    unpacking_ = ZSTD_createDDict(dictionary_.data(), dictionary_.size());
    ZSTD_DCtx_refDDict(unpacker_, unpacking_);
  }

  std::string dictionary_;
  int level_;
  ZSTD_CCtx* packer_ = nullptr;
  ZSTD_DCtx* unpacker_ = nullptr;
  ZSTD_CDict* packing_ = nullptr;
  ZSTD_DDict* unpacking_ = nullptr;
};

ArticleCodec::ArticleCodec() : state_(std::make_unique<State>("", fast_level)) {}
ArticleCodec::ArticleCodec(std::string dictionary) {
  const int level = kept_level(dictionary);
  state_ = std::make_unique<State>(std::move(dictionary), level);
}
ArticleCodec::~ArticleCodec() = default;
ArticleCodec::ArticleCodec(ArticleCodec&&) noexcept = default;
ArticleCodec& ArticleCodec::operator=(ArticleCodec&&) noexcept = default;

void ArticleCodec::compress(std::string_view bytes, std::string& out) {
  out.resize(ZSTD_compressBound(bytes.size()));
  const std::size_t size = state_->compress(bytes, out);
  if (ZSTD_isError(size) != 0)
    throw Error(std::string("cannot compress an article: ") + ZSTD_getErrorName(size));
  out.resize(size);
  out.erase(0, frame_begin.size());
}

void ArticleCodec::decompress(std::string_view bytes, std::string& out) {
  frame_.assign(frame_begin).append(bytes);
  const unsigned long long size = ZSTD_getFrameContentSize(frame_.data(), frame_.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest_article) {
    throw ByteReader::damaged();
  }
  out.resize(size);
  if (state_->decompress(frame_, out) != size) throw ByteReader::damaged();
}

namespace {

struct PackedArticle {
  std::string_view head;
  std::string_view text;
};

PackedArticle parts_of(std::string_view packed) {
  const std::optional<std::uint64_t> head = take_varint<std::uint64_t>(packed);
  if (!head || *head > packed.size()) throw ByteReader::damaged();
  return {packed.substr(0, *head), packed.substr(*head)};
}

Article unpack_head(std::string_view packed, ArticleCodec& codec) {
  std::string bytes;
  codec.decompress(packed, bytes);
  ByteReader reader(bytes);
  return read_head(reader);
}

}  // namespace

std::string pack_article(const Article& article, ArticleCodec& codec) {
  std::string bytes;
  ByteWriter writer(bytes);
  write_head(article, writer);
  std::string head;
  codec.compress(bytes, head);
  std::string text;
  codec.compress(article.text, text);
  std::string packed;
  append_varint(packed, head.size());
  return packed + head + text;
}

Article unpack_article(std::string_view packed, ArticleCodec& codec) {
  const PackedArticle parts = parts_of(packed);
  Article article = unpack_head(parts.head, codec);
  codec.decompress(parts.text, article.text);
  return article;
}

Article unpack_article_head(std::string_view packed, ArticleCodec& codec) {
  return unpack_head(parts_of(packed).head, codec);
}

std::string train_dictionary(const std::vector<std::string>& samples, std::size_t most_bytes) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  // Segments of news repeat in whole sentences: longer ones than the trainer would try, in one pass, make a
  // better dictionary in a fifth of the time.
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 200;
  parameters.d = 8;
  parameters.f = 18;
  parameters.accel = 1;
  std::string dictionary(most_bytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
                                      static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size) != 0) return "";
  dictionary.resize(size);
  return dictionary;
}

}  // namespace backfile
