using InstaHub.Grains.Egress;

namespace InstaHub.Grains.Unit.Egress;

public sealed class UrlRulesTests
{
    [Theory]
    [InlineData("http://example.com", null)]
    [InlineData("https://example.com/a?b=c#d", null)]
    [InlineData("https://münchen.example/straße", null)]
    [InlineData("http://example.com:443/", null)]
    [InlineData("http://93.184.215.14/", null)]
    [InlineData("http://[2606:4700:4700::1111]/", null)]
    [InlineData("ftp://example.com/", "not http or https")]
    [InlineData("file:///etc/passwd", "not http or https")]
    [InlineData("gopher://example.com/", "not http or https")]
    [InlineData("javascript:alert(1)", "not http or https")]
    [InlineData("http://user:secret@example.com/", "credentials")]
    [InlineData("http://user@example.com/", "credentials")]
    [InlineData("http://example.com:8080/", "port")]
    [InlineData("http://example.com:5432/", "port")]
    [InlineData("http://127.0.0.1/", "loopback")]
    [InlineData("http://2130706433/", "loopback")]
    [InlineData("http://0x7f000001/", "loopback")]
    [InlineData("http://0177.0.0.1/", "loopback")]
    [InlineData("http://127.1/", "loopback")]
    [InlineData("http://169.254.169.254/latest/meta-data", "link-local")]
    [InlineData("http://[::1]/", "loopback")]
    [InlineData("http://[::ffff:10.0.0.1]/", "IPv4-mapped")]
    [InlineData("http://[fe80::1%25eth0]/", "link-local")]
    [InlineData("http://xn--ä/", "host")]
    public void An_address_is_asked_for_only_if_nothing_speaks_against_it(string url, string? problem) =>
        Assert.Equal(problem, UrlRules.ProblemOf(new Uri(url), UrlRules.WebPorts));

    [Fact]
    public void An_address_has_a_length()
    {
        var longest = $"http://example.com/{new string('a', UrlRules.MaxLength - 19)}";

        Assert.Null(UrlRules.ProblemOf(new Uri(longest), UrlRules.WebPorts));
        Assert.Equal("too long", UrlRules.ProblemOf(new Uri($"{longest}a"), UrlRules.WebPorts));
        Assert.Equal("too long", UrlRules.ProblemOf(new Uri($"http://example.com/{new string('ü', UrlRules.MaxLength / 4)}"), UrlRules.WebPorts));
    }

    [Theory]
    [InlineData("HTTP://EXAMPLE.com", "http://example.com/", "http://example.com/")]
    [InlineData("https://example.com:443/a b?c=ü#d", "https://example.com/a%20b?c=%C3%BC", "https://example.com/a%20b?c=%C3%BC#d")]
    [InlineData("http://example.com:443/", "http://example.com:443/", "http://example.com:443/")]
    [InlineData("https://Bücher.example/#", "https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/#")]
    [InlineData("http://[2606:4700:4700:0::1111]/", "http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]/")]
    public void An_address_has_one_form_in_ASCII(string url, string ascii, string withFragment)
    {
        Assert.Equal(ascii, UrlRules.AsciiOf(new Uri(url)));
        Assert.Equal(withFragment, UrlRules.AsciiOf(new Uri(url), withFragment: true));
    }
}
