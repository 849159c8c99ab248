using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats.Search;

namespace InstaHub.Grains.Unit.Chats;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("  \t\n", false)]
    [InlineData("one", true, "one")]
    [InlineData("  one  two ", true, "one", "two")]
    [InlineData("\"one two\"", false, "one two")]
    [InlineData("one \"two three\" fo", true, "one", "two three", "fo")]
    [InlineData("one \"two three\"", false, "one", "two three")]
    [InlineData("one\"two\"three", true, "one", "two", "three")]
    [InlineData("one \"two three", false, "one", "two three")]
    [InlineData("one \"\"", true, "one")]
    [InlineData("\"", false)]
    [InlineData("a & !b | c:* 'd' \\", true, "a", "&", "!b", "|", "c:*", "'d'", "\\")]
    public void Words_and_phrases_are_told_apart(string text, bool isLastBegun, params string[] said)
    {
        var terms = SearchTerms.Parse(text);

        Assert.Equal(said, terms.Said);
        Assert.Equal(isLastBegun, terms.IsLastBegun);
    }

    [Fact]
    public void What_cannot_be_looked_for_is_refused()
    {
        Assert.Null(SearchTerms.Problem(new string('x', MessageSearchLimits.MaxTextLength)));
        Assert.Null(SearchTerms.Problem(string.Join(' ', Enumerable.Repeat("x", MessageSearchLimits.MaxWords))));
        Assert.NotNull(SearchTerms.Problem(new string('x', MessageSearchLimits.MaxTextLength + 1)));
        Assert.NotNull(SearchTerms.Problem(string.Join(' ', Enumerable.Repeat("x", MessageSearchLimits.MaxWords + 1))));
        Assert.NotNull(SearchTerms.Problem("a\0b"));
        Assert.NotNull(SearchTerms.Problem("a\ud800b"));
    }
}
