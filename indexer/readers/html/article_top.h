// The top of an article on a web page: headline, lead, and the lines of author and date between them and the
// first paragraph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/main_text.h"

namespace backfile {

/// Knows which blocks are the headline or stand between it and the text. What is kept of a page are indices
/// of blocks in ascending order. `blocks` must outlive it.
class ArticleTop {
 public:
  using Kept = std::vector<std::size_t>;

  ArticleTop(const std::vector<TextBlock>& blocks, const ArticleHints& hints);

  /// The first block that is the headline; behind the last one where there is none.
  std::size_t headline() const;
  /// The block is the headline as the page's metadata has it.
  bool is_title(std::size_t block) const { return is_title_[block]; }
  /// The headline, perhaps with a word above it in the same element.
  bool has_title(std::string_view heading) const;
  /// A sentence follows the headline: little may be all there is.
  bool is_below_headline(const Kept& kept) const;

  /// The way to the page, its section, tools: little that stands above the headline in [first, last).
  void leave_out_above_headline(std::size_t first, std::size_t last, Kept& kept) const;
  /// Headline, date, author and the like above the first paragraph. Nothing may be left.
  void trim_front(Kept& kept) const;
  /// Adds what stands between the headline and the text in an element of its own: the lead, seldom more.
  /// `kept` must not be empty.
  void add_lead(const std::vector<bool>& foreign, Kept& kept) const;
  /// Between the lead and the first paragraph: who wrote it and what they are, when, from where.
  void leave_out_head_lines(Kept& kept) const;

 private:
  bool is_known(std::string_view text) const;
  bool is_byline(std::string_view text, std::string_view plain) const;
  bool is_head(std::string_view text) const;
  void leave_out_byline(Kept& kept) const;
  bool is_like_title(const TextBlock& block) const;
  bool is_lead(const TextBlock& block) const;
  std::size_t headline_above(std::size_t first, std::size_t farthest) const;

  const std::vector<TextBlock>& blocks_;
  // Letters only, without case.
  std::string title_;
  std::vector<std::string> title_words_;
  std::string byline_;
  std::string lead_;
  std::vector<bool> is_title_;
};

}  // namespace backfile
