// The article as bytes: what the spool and the database keep of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace backfile {

/// Appends the article's bytes: varints and length-prefixed strings, the text last. Loses nothing.
void serialise_article(const Article& article, std::string& out);
/// The article of such bytes. Throws Error for bytes that are none.
Article parse_article(std::string_view bytes);

/// Compresses article bytes with zstd and a dictionary shared by a shard. Not thread-safe.
class ArticleCodec {
 public:
  /// For what is soon read again: fast, without a dictionary.
  ArticleCodec();
  /// For what is kept. An empty dictionary is no dictionary.
  explicit ArticleCodec(std::string dictionary);
  ~ArticleCodec();
  ArticleCodec(ArticleCodec&&) noexcept;
  ArticleCodec& operator=(ArticleCodec&&) noexcept;

  void compress(std::string_view bytes, std::string& out);
  /// Throws Error for damaged bytes, or where the content would be larger than 1 GiB.
  void decompress(std::string_view bytes, std::string& out);

 private:
  class State;
  std::unique_ptr<State> state_;
  std::string frame_;  ///< the last one decompressed
};

/// The article as the database keeps it: the text is compressed apart from the rest, so that a list of hits
/// need not unpack it.
std::string pack_article(const Article& article, ArticleCodec& codec);
/// Throws Error for damaged bytes.
Article unpack_article(std::string_view packed, ArticleCodec& codec);
/// Likewise, all but the text.
Article unpack_article_head(std::string_view packed, ArticleCodec& codec);

/// A dictionary of up to `most_bytes` for texts like the samples; "" where they are too few.
std::string train_dictionary(const std::vector<std::string>& samples, std::size_t most_bytes);

}  // namespace backfile
