// A query evaluated the slow and obvious way, over the plain text: what the engine is checked against.
#pragma once

#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// An article as a list of words with the places that operators ask about.
class PlainArticle {
 public:
  explicit PlainArticle(const Article& article);

  bool matches(const QueryNode& query) const;

 private:
  struct Entry {
    std::string surface, form, term;
    std::string part;  // title, byline, dateline, text
    int position;      // within the article, parts far apart
    int sentence, paragraph;
    bool lead;
  };
  struct Span {
    int first, last;  // indexes of entries
    bool solid;       // a word or phrase: nothing else stands within
  };
  struct Asked {
    std::string surface, form, term;
  };
  static bool is_printed_so(const std::string& surface, const std::string& form, const Asked& asked);
  static bool is_word(const Entry& entry, WordMatch match, const Asked& asked, bool quoted);
  /// The words that a word of the query is, in the article's language.
  const std::vector<Asked>& asked_words(const QueryNode& query) const;
  const Entry& begin_of(const Span& span) const { return words_[static_cast<std::size_t>(span.first)]; }
  const Entry& end_of(const Span& span) const { return words_[static_cast<std::size_t>(span.last)]; }
  std::vector<Span> spans(const QueryNode& query, const std::string& part, bool quoted = false) const;
  std::vector<Span> word_spans(const QueryNode& query, const std::string& part, bool quoted) const;
  std::vector<Span> phrase_spans(const QueryNode& query, const std::string& part) const;
  std::vector<Span> near_spans(const QueryNode& query, const std::string& part) const;
  bool matches(const QueryNode& query, const std::string& part) const;
  void add(const std::string& text, const std::string& part);

  Article article_;
  std::vector<Entry> words_;
  int words_of_text_ = 0;
};

}  // namespace backfile
