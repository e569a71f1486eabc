// Words and sentences of articles as their snippets need them, against the analysis.
#include "searcher/article_words.h"

#include <doctest/doctest.h>

#include "common/document.h"
#include "common/shard.h"
#include "scratch.h"

using namespace backfile;

namespace {

std::vector<WordSpan> spans_of(const std::vector<Token>& tokens) {
  std::vector<WordSpan> spans;
  for (const Token& token : tokens) spans.push_back({token.begin, token.end});
  return spans;
}

}  // namespace

TEST_CASE("the words and sentences of the sample's articles are those of the analysis") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add(archive, BACKFILE_SOURCE_DIR "/corpus/sample");
  Analyzer analyzer;
  ArticleTokens tokens;
  ArticleWords words;
  std::size_t sentences = 0;
  for (Shard& shard : open_shards(archive, read_manifest(archive))) {
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) {
      const Article article = shard.article(row);
      CAPTURE(article.id);
      analyze_article(article, analyzer, tokens);
      find_article_words(article, shard.columns().tokens(row), analyzer, words);
      CHECK(words.title == spans_of(tokens.title));
      CHECK(words.text == spans_of(tokens.text));
      CHECK(words.before_text == tokens.title.size() + tokens.byline.size() + tokens.dateline.size());
      std::vector<std::uint32_t> begins;
      for (std::uint32_t i = 0; i < tokens.text.size(); ++i) {
        if (tokens.text[i].before != Break::none) begins.push_back(i);
      }
      CHECK(words.sentences == begins);
      sentences += begins.size();
    }
  }
  CHECK(sentences > 1000);
}

TEST_CASE("columns of another article give no sentence outside the text") {
  TokenWriter writer;
  for (int i = 0; i < 3; ++i) writer.add_break(unit_field);
  for (int i = 0; i < 5; ++i) {
    writer.add_form(7);
    writer.add_break(unit_sentence);
  }
  Article article;
  article.text = "Only three words";
  Analyzer analyzer;
  ArticleWords words;
  find_article_words(article, writer.codes(), analyzer, words);
  CHECK(words.sentences == std::vector<std::uint32_t>{0, 1, 2});
  article.text = "";
  find_article_words(article, writer.codes(), analyzer, words);
  CHECK(words.sentences.empty());
}
