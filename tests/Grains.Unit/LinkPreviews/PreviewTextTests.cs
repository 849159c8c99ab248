using InstaHub.Grains.LinkPreviews;

namespace InstaHub.Grains.Unit.LinkPreviews;

public sealed class PreviewTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \r\n\t\u00A0\u2028\u3000\u200B\uFEFF", null)]
    [InlineData("\u202E\u0000", null)]
    [InlineData("plain", "plain")]
    [InlineData("  two \r\n\t words\u00A0here ", "two words here")]
    [InlineData("a\u0000b\u0007c\u0085d\u009Fe", "abc de")]
    [InlineData("\u202Aa\u202Bb\u202Cc\u202Dd\u202Ee\u2066f\u2067g\u2068h\u2069i\u200Ej\u200Fk\u061Cl", "abcdefghijkl")]
    [InlineData("a\ufffeb\uffffc\ufffdd", "abcd")]
    [InlineData("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم")]
    [InlineData("日本語 عربى", "日本語 عربى")]
    public void Text_becomes_one_line_of_what_can_be_seen(string? text, string? clean) => Assert.Equal(clean, PreviewText.Clean(text, 100));

    [Fact]
    public void Halves_of_characters_are_left_out() => Assert.Equal("abc", PreviewText.Clean("a\ud800b\udc00c\udbff", 100)); // no attribute can hold them

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123 56", 5, "123…")]
    [InlineData("123😀6", 5, "123…")]
    [InlineData("12😀67", 5, "12😀…")]
    [InlineData("1234\u202E\u0000 ", 4, "1234")]
    public void Long_text_is_cut(string text, int most, string clean) => Assert.Equal(clean, PreviewText.Clean(text, most));
}
