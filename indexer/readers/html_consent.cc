#include "indexer/readers/html_consent.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr double shortest_article = 200;  // characters of prose beside the box
constexpr int highest_box = 10;           // elements above the paragraph

// In lower case; two of them in a paragraph, or "cookie" alone, are enough.
constexpr auto words = std::to_array<std::string_view>({"advertising",
                                                        "anzeigen",
                                                        "consent",
                                                        "dane osobowe",
                                                        "danych osobowych",
                                                        "dati personali",
                                                        "datenschutz",
                                                        "datos personales",
                                                        "device",
                                                        "données personnelles",
                                                        "einwillig",
                                                        "gerät",
                                                        "legitimate interest",
                                                        "parceiros",
                                                        "partenaires",
                                                        "partner",
                                                        "personal data",
                                                        "personalis",
                                                        "personaliz",
                                                        "preferences",
                                                        "privac",
                                                        "publicidad",
                                                        "publicité",
                                                        "samtyck",
                                                        "samtykke",
                                                        "socios",
                                                        "souhlas",
                                                        "toestemming",
                                                        "verarbeit",
                                                        "werbung",
                                                        "your choices",
                                                        "zgod",
                                                        "zustimm",
                                                        "персональн"});

// "Cookies", in whatever language.
bool names_cookies(std::string_view text) {
  return text.find("ookie") != std::string_view::npos;
}

bool is_about_data(std::string_view text) {
  if (names_cookies(text)) return true;
  const std::string lowered = ascii_lowered(text);
  return std::ranges::count_if(
             words, [&](std::string_view word) { return lowered.find(word) != std::string::npos; }) >= 2;
}

class ConsentFinder {
 public:
  ConsentFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign)
      : tree_(tree), blocks_(blocks), sums_(tree, blocks, foreign), about_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      about_[i] = !foreign[i] && blocks[i].is_prose() && is_about_data(blocks[i].text);
    }
    const auto headline = std::ranges::find(blocks, Tag::h1, &TextBlock::tag);
    headline_ = static_cast<std::size_t>(headline - blocks.begin());
    for (opening_ = headline_; opening_ < blocks.size(); ++opening_) {
      if (!foreign[opening_] && blocks[opening_].is_prose()) break;
    }
  }

  // The outermost box around a paragraph, 0 where there is none.
  std::uint32_t box_around(std::uint32_t node) const {
    std::uint32_t box = 0;
    for (int level = 0; level < highest_box && node != 0 && tree_[node].tag != Tag::body; ++level) {
      if (has_headline(blocks_, sums_.range(node))) break;
      if (asks(node)) box = node;
      node = tree_[node].parent;
    }
    return box;
  }

  BlockSums::Range range(std::uint32_t node) const { return sums_.range(node); }

 private:
  bool asks(std::uint32_t node) const {
    const auto [first, last] = sums_.range(node);
    double about = 0;
    for (std::size_t i = first; i < last; ++i) about += about_[i] ? blocks_[i].weight - blocks_[i].linked : 0;
    const double prose = sums_.prose(node);
    if (about < prose * 0.6 || sums_.prose(0) - prose < shortest_article) return false;
    const bool is_opening = first <= opening_ && opening_ < last;
    return last <= headline_ || (!is_opening && has_button(node));
  }

  bool has_button(std::uint32_t node) const {
    for (std::uint32_t at = node; at < tree_[node].end; ++at) {
      if (tree_[at].tag == Tag::button) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  BlockSums sums_;
  std::vector<bool> about_;
  std::size_t headline_ = 0;  // the first one's block, behind the last where there is none
  std::size_t opening_ = 0;   // the first paragraph below it
};

}  // namespace

void mark_consent(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<ConsentFinder> made;  // most pages need none
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (foreign[i] || !names_cookies(blocks[i].text)) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    if (const std::uint32_t box = made->box_around(blocks[i].node); box != 0)
      mark_range(made->range(box), foreign);
  }
}

}  // namespace backfile
