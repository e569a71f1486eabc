// Articles of the generator, for tests that need many.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/articles.h"

namespace backfile {

/// `count` short articles; the seed stands in front of their ids, so that those of two seeds have nothing in
/// common.
inline std::vector<Article> generated_articles(std::uint64_t seed, std::uint64_t count) {
  GeneratorOptions options;
  options.articles = count;
  options.seed = seed;
  options.median_words = 60;
  ArticleGenerator generator(options);
  std::vector<Article> articles;
  for (Article article; generator.next(article);) {
    article.id = std::to_string(seed) + article.id;
    articles.push_back(article);
  }
  return articles;
}

}  // namespace backfile
