// The contract of an annotator: a facet from the text, where the source gave none. The list is in
// annotators.cc.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "indexer/annotators/word_notes.h"

namespace backfile {

/// An article's text as tokens, made once and read by every annotator. Byte ranges of `title` and `body`
/// tokens are places in `Article::title` and `Article::text`.
struct AnalyzedArticle {
  std::vector<Token> title;
  std::vector<Token> body;
  WordNotes* notes = nullptr;  ///< beside the analyser that made the tokens; nullptr: each word is read anew
};

/// A span that an annotator has taken, so that later ones leave it alone (a person called Jordan is no
/// country).
struct TakenSpan {
  std::uint32_t begin;
  std::uint32_t end;
  bool in_title;
};

/// Fills one facet. Annotators run in the order of the list: persons first, then what must not mistake them.
/// const and thread-safe: one object serves all threads. Never throws on any text.
class Annotator {
 public:
  virtual ~Annotator() = default;
  /// As in `--annotate`: "country", "person", "topic".
  virtual std::string_view name() const = 0;
  /// Appends labels with Provenance::derived to the article's facet, most salient first, only where the
  /// source gave none; appends the spans that it has taken to `taken`.
  virtual void annotate(Article& article, const AnalyzedArticle& text,
                        std::vector<TakenSpan>& taken) const = 0;
};

}  // namespace backfile
