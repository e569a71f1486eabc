#include "common/varint.h"

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace backfile;

TEST_CASE("numbers are taken as they were appended, and nothing of one that is cut off or never ends") {
  const std::vector<std::uint64_t> numbers = {0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 0xFFFFFFFF, UINT64_MAX};
  std::string chars;
  std::vector<std::uint8_t> bytes;
  for (const std::uint64_t number : numbers) {
    append_varint(chars, number);
    append_varint(bytes, number);
  }
  std::string_view left = chars;
  std::span<const std::uint8_t> bytes_left = bytes;
  for (const std::uint64_t number : numbers) {
    CHECK(take_varint<std::uint64_t>(left) == number);
    CHECK(take_varint<std::uint64_t>(bytes_left) == number);
  }
  CHECK(left.empty());
  CHECK_FALSE(take_varint<std::uint64_t>(left));
  std::string_view cut = "\x80\x80";
  CHECK_FALSE(take_varint<std::uint32_t>(cut));
  CHECK(cut.size() == 2);
  std::string_view endless = "\x80\x80\x80\x80\x80\x01";
  CHECK_FALSE(take_varint<std::uint32_t>(endless));
}
