#include "indexer/readers/html/blocks.h"

#include <algorithm>
#include <utility>

#include "common/utf8.h"
#include "indexer/readers/paragraphs.h"

namespace backfile {
namespace {

// Thai to Khmer without Tibetan to Georgian are few; Chinese, Japanese and Korean are what matters.
bool is_dense(std::int32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || c >= 0x20000;
}

bool is_comma(std::int32_t c) {
  return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C || c == 0x3002 || c == 0x0964 || c == 0xFE50;
}

struct Counts {
  float weight = 0;
  int commas = 0;
};

Counts count(std::string_view text) {
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    counts.weight += is_dense(c) ? 2.0F : 1.0F;
    counts.commas += is_comma(c) ? 1 : 0;
  }
  return counts;
}

class BlockWriter {
 public:
  explicit BlockWriter(const HtmlTree& tree) : tree_(tree) {}

  std::vector<TextBlock> write(const std::vector<bool>& left_out) && {
    for (std::uint32_t at = 0; at < tree_.size();) {
      leave_until(at);
      const HtmlNode& node = tree_[at];
      if (is_never_text(node.tag) || (at < left_out.size() && left_out[at])) {
        const bool in_line = node.tag == Tag::button || node.tag == Tag::ruby_note;
        if (is_block(node.tag) && !in_line) flush();
        at = node.end;
        continue;
      }
      if (node.tag == Tag::text) {
        add_text(at);
      } else if (node.tag == Tag::br) {
        add_break();
      } else {
        enter(at);
      }
      ++at;
    }
    leave_until(tree_.size());
    flush();
    return std::move(blocks_);
  }

 private:
  void enter(std::uint32_t at) {
    if (is_block(tree_[at].tag)) {
      flush();
      holders_.push_back(at);
    }
    open_.push_back(at);
    if (is_link(at)) {
      ++links_;
    } else if (tree_[at].tag == Tag::a) {
      unlinked_.push_back(at);
    }
  }

  // An anchor without an address only names a place; one around many paragraphs was never closed.
  bool is_link(std::uint32_t at) const {
    constexpr std::uint32_t longest = 2000;  // bytes of text
    if (tree_[at].tag != Tag::a || !tree_.has_attribute(at, Attribute::href)) return false;
    std::uint32_t bytes = 0;
    for (std::uint32_t node = at + 1; node < tree_[at].end && bytes < longest; ++node) {
      if (tree_[node].tag == Tag::text) bytes += tree_[node].count;
    }
    return bytes < longest;
  }

  void leave_until(std::uint32_t at) {
    while (!open_.empty() && tree_[open_.back()].end <= at) {
      const Tag tag = tree_[open_.back()].tag;
      if (is_block(tag)) {
        flush();
        holders_.pop_back();
      }
      if (!unlinked_.empty() && unlinked_.back() == open_.back()) {
        unlinked_.pop_back();
      } else if (tag == Tag::a) {
        --links_;
      }
      open_.pop_back();
    }
  }

  void add_text(std::uint32_t at) {
    const std::string_view text = tree_.text(at);
    if (block_.text.empty()) block_.begin = at;
    block_.last = at;
    const std::size_t before = block_.text.size();
    if (!holders_.empty() && tree_[holders_.back()].tag == Tag::pre) {
      block_.text += text;
    } else {
      append_collapsed(block_.text, text);
    }
    const Counts counts = count(std::string_view(block_.text).substr(before));
    if (counts.weight > 0 && block_.text != " ") breaks_ = 0;
    block_.weight += counts.weight;
    block_.commas += counts.commas;
    if (links_ > 0) block_.linked += counts.weight;
  }

  // Two breaks in a row are how old pages end a paragraph.
  void add_break() {
    if (++breaks_ >= 2) {
      flush();
      return;
    }
    while (block_.text.ends_with(' ')) block_.text.pop_back();
    if (!block_.text.empty()) block_.text += '\n';
  }

  void flush() {
    while (block_.text.ends_with(' ') || block_.text.ends_with('\n')) block_.text.pop_back();
    if (!block_.text.empty()) {
      block_.node = holders_.empty() ? 0 : holders_.back();
      block_.tag = tree_[block_.node].tag;
      if (block_.tag != Tag::pre || !add_paragraphs()) blocks_.push_back(std::move(block_));
    }
    block_ = {};
    breaks_ = 0;
  }

  // A story as a wire had it, its lines wrapped: a block for each of its paragraphs. False where it is none:
  // code, tables, verse.
  bool add_paragraphs() {
    const auto signs = std::ranges::count_if(
        block_.text, [](char c) { return std::string_view("{}=;$<>\\|").find(c) != std::string_view::npos; });
    if (block_.linked * 4 > block_.weight || static_cast<float>(signs) * 200 > block_.weight) return false;
    const std::string text = std::exchange(block_.text, "");  // which each part would copy
    const std::string joined = join_paragraphs(text);
    std::vector<TextBlock> parts;
    float prose = 0;  // of the weight: paragraphs that end a sentence
    for (std::size_t begin = 0; begin < joined.size();) {
      const std::size_t end = std::min(joined.find("\n\n", begin), joined.size());
      TextBlock& part = parts.emplace_back(block_);
      part.text = joined.substr(begin, end - begin);
      const Counts counts = count(part.text);
      part.weight = counts.weight;
      part.commas = counts.commas;
      part.linked = 0;
      if (ends_sentence(part.text)) prose += part.weight;
      begin = end + 2;
    }
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    if (prose * 3 < block_.weight * 2 || lines < 2 * parts.size()) {
      block_.text = text;
      return false;
    }
    std::ranges::move(parts, std::back_inserter(blocks_));
    return true;
  }

  const HtmlTree& tree_;
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  std::vector<std::uint32_t> open_;      // elements
  std::vector<std::uint32_t> holders_;   // those of them that are blocks
  std::vector<std::uint32_t> unlinked_;  // anchors among them that lead nowhere
  int links_ = 0;
  int breaks_ = 0;
};

}  // namespace

std::vector<TextBlock> text_blocks(const HtmlTree& tree, const std::vector<bool>& left_out) {
  return BlockWriter(tree).write(left_out);
}

bool TextBlock::is_prose() const {
  return weight >= 60 && link_share() < 0.33F && !is_heading(tag);
}

BlockSums::BlockSums(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                     const std::vector<bool>& left_out)
    : tree_(tree), blocks_(blocks) {
  Sums sums;
  before_.reserve(blocks.size() + 1);
  before_.push_back(sums);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    if (i >= left_out.size() || !left_out[i]) {
      sums.weight += block.weight;
      sums.linked += block.linked;
      if (block.is_prose()) {
        sums.prose += block.weight - block.linked;
        ++sums.prose_blocks;
      } else if (block.link_share() > 0.5F) {
        ++sums.link_blocks;
      }
    }
    before_.push_back(sums);
  }
}

BlockSums::Range BlockSums::range(std::uint32_t node) const {
  const auto place = [&](std::uint32_t at) {
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks_, at, {}, &TextBlock::begin) -
                                    blocks_.begin());
  };
  return {place(node), place(tree_[node].end)};
}

BlockSums::Sums BlockSums::of(std::uint32_t node) const {
  const Range blocks = range(node);
  const Sums& before = before_[blocks.first];
  const Sums& after = before_[blocks.last];
  return {after.weight - before.weight, after.linked - before.linked, after.prose - before.prose,
          after.prose_blocks - before.prose_blocks, after.link_blocks - before.link_blocks};
}

bool has_headline(const std::vector<TextBlock>& blocks, BlockSums::Range range) {
  return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(range.first),
                     blocks.begin() + static_cast<std::ptrdiff_t>(range.last),
                     [](const TextBlock& block) { return block.tag == Tag::h1; });
}

void mark_range(BlockSums::Range range, std::vector<bool>& marks) {
  const auto at = [&](std::size_t block) { return marks.begin() + static_cast<std::ptrdiff_t>(block); };
  std::fill(at(range.first), at(range.last), true);
}

float weight_of(const std::vector<TextBlock>& blocks, std::span<const std::size_t> kept) {
  float weight = 0;
  for (const std::size_t i : kept) weight += blocks[i].weight;
  return weight;
}

float text_weight(std::string_view text) {
  return count(text).weight;
}

}  // namespace backfile
