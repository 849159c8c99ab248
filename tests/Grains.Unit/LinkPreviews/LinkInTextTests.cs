using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Egress;
using InstaHub.Grains.LinkPreviews;

namespace InstaHub.Grains.Unit.LinkPreviews;

public sealed class LinkInTextTests
{
    [Theory]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("look: https://example.com/a?b=c#d and more", "https://example.com/a?b=c#d")]
    [InlineData("HTTPS://Example.com/A", "https://example.com/A")]
    [InlineData("see https://example.com.", "https://example.com/")]
    [InlineData("https://example.com/a, https://example.org/b", "https://example.com/a")]
    [InlineData("really?! https://example.com/a?b!?", "https://example.com/a?b")]
    [InlineData("(https://example.com/a)", "https://example.com/a")]
    [InlineData("(see https://en.example.org/wiki/Orleans_(framework).)", "https://en.example.org/wiki/Orleans_(framework)")]
    [InlineData("[a](https://example.com/a)", "https://example.com/a")]
    [InlineData("<https://example.com/a>", "https://example.com/a")]
    [InlineData("\"https://example.com/a\"", "https://example.com/a")]
    [InlineData("«https://example.com/a»", "https://example.com/a")]
    [InlineData("**https://example.com/a**", "https://example.com/a")]
    [InlineData("見てhttps://example.com/a。はい", "https://example.com/a")]
    [InlineData("「https://例え.テスト/あ」", "https://xn--r8jz45g.xn--zckzah/%E3%81%82")]
    [InlineData("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4")]
    [InlineData("https://example.com/😀 !", "https://example.com/%F0%9F%98%80")]
    [InlineData("https://example.com/a\u202Egnp.exe", "https://example.com/a")]
    [InlineData("https://example.com/a\u200Bb", "https://example.com/a")]
    [InlineData("https://example.com/a\0b", "https://example.com/a")]
    [InlineData("a\nhttps://example.com/a\nb", "https://example.com/a")]
    [InlineData("http://93.184.215.14/a", "http://93.184.215.14/a")]
    [InlineData("https://user:pw@example.com/ https://example.org/", "https://example.org/")]
    [InlineData("http:// https:// https://. https://example.org/", "https://example.org/")]
    [InlineData("http://127.0.0.1/ http://intranet/ http://localhost./ https://example.org/", "https://example.org/")]
    [InlineData("http://example.com:8080/", "http://example.com:8080/")]
    [InlineData("https://example.com:99999/ https://example.org", "https://example.org/")]
    [InlineData("httphttps://example.com/ https://example.org", "https://example.org/")]
    [InlineData("", null)]
    [InlineData("no link", null)]
    [InlineData("www.example.com", null)]
    [InlineData("ftp://example.com/", null)]
    [InlineData("view.http://example.com/", null)]
    [InlineData("https", null)]
    [InlineData("https://", null)]
    [InlineData("https:///a", null)]
    [InlineData("https:/example.com", null)]
    public void The_first_link_is_found_without_what_stands_around_it(string text, string? link)
    {
        var found = LinkInText.FindFirst(text);

        Assert.Equal(link, found is null ? null : UrlRules.AsciiOf(found, withFragment: true));
    }

    [Fact]
    public void What_is_too_long_is_no_link()
    {
        Assert.Null(LinkInText.FindFirst($"https://example.com/{new string('a', UrlRules.MaxLength)}"));
        Assert.NotNull(LinkInText.FindFirst($"https://example.com/{new string('a', UrlRules.MaxLength)} https://example.org/"));
    }

    [Fact]
    public void Whatever_the_text_is_nothing_is_thrown_and_what_is_found_may_be_asked_for()
    {
        string[] parts = ["http://", "https://", "example.com", "xn--", "[::1]", "[", "]", "(", ")", "@", ":", "/", "?", "#", "%", "%41", ".", "。", " ", "\ud800", "\u202e", "ä", "1", "-", "\0", "😀"];
        var texts = Gen.Elements(parts).ArrayOf().Select(chosen => string.Concat(chosen)).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            if (LinkInText.FindFirst(text) is { } link)
            {
                Assert.Null(UrlRules.ProblemOf(link, [link.Port]));
                Assert.True(Ascii.IsValid(UrlRules.AsciiOf(link, withFragment: true)));
                // As it is read again to be asked for.
                var again = new Uri(UrlRules.AsciiOf(link));
                Assert.Null(UrlRules.ProblemOf(again, [link.Port]));
                Assert.Equal((link.Scheme, link.IdnHost, link.Port), (again.Scheme, again.IdnHost, again.Port));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }
}
