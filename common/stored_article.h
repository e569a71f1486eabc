// The article as bytes: what the spool and the database keep of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace backfile {

/// Appends the article's bytes: varints and length-prefixed strings in the order of the struct. Loses
/// nothing.
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
};

/// A dictionary of up to `most_bytes` for texts like the samples; "" where they are too few.
std::string train_dictionary(const std::vector<std::string>& samples, std::size_t most_bytes);

}  // namespace backfile
