using InstaHub.Silo.Egress;
using InstaHub.TestSupport.Egress;

namespace InstaHub.Web.Integration.Egress;

/// <summary>What the server asks for, and whom, after it has been redirected.</summary>
public sealed class EgressRequestTests : EgressTest
{
    [Fact]
    public async Task A_request_says_what_is_wanted_and_nothing_of_where_it_comes_from()
    {
        var site = Internet.Host("xn--bcher-kva.example", LocalSite.OfPage("hello"));
        using var activity = new System.Diagnostics.Activity("of the one who is served").Start();

        await GetAsync("http://bücher.example/ä?b=1#c");

        Assert.Equal(
            ["GET /%C3%A4?b=1 HTTP/1.1", "Accept-Encoding: gzip, deflate, br", "Accept: text/html", "Connection: close", "Host: xn--bcher-kva.example", "User-Agent: InstaHub/1.0"],
            [.. site.Heads.Single().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).OrderBy(line => !line.StartsWith("GET", StringComparison.Ordinal))]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_to_other_hosts_and_within_one(int status)
    {
        Internet.Host("a.example", LocalSite.Redirecting("http://b.example/b/c", status));
        var site = Internet.Host("b.example", new LocalSite((head, connection, cancellationToken) => head.StartsWith("GET /b/c", StringComparison.Ordinal)
            ? LocalSite.WriteAsync(connection, $"HTTP/1.1 {status} There\r\nLocation: d?e#f\r\nSet-Cookie: a=b", [], cancellationToken)
            : LocalSite.WriteAsync(connection, Ok, "here"u8.ToArray(), cancellationToken)));

        var answer = await GetAsync("http://a.example/");

        Assert.Equal("here", TextOf(answer));
        Assert.Equal("http://b.example/b/d?e", answer.Url.GetLeftPart(UriPartial.Query));
        Assert.StartsWith("GET /b/d?e HTTP/1.1", site.Heads[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", site.Heads[1], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", EgressOutcome.RefusedUrl)]
    [InlineData("http://[::ffff:169.254.169.254]/", EgressOutcome.RefusedUrl)]
    [InlineData("//127.0.0.1/", EgressOutcome.RefusedUrl)]
    [InlineData("http://2852039166/", EgressOutcome.RefusedUrl)]
    [InlineData("http://inside.example/", EgressOutcome.RefusedAddress)]
    [InlineData("http://user:secret@outside.example/", EgressOutcome.RefusedUrl)]
    [InlineData("http://outside.example:6379/", EgressOutcome.RefusedUrl)]
    [InlineData("ftp://outside.example/", EgressOutcome.RefusedUrl)]
    [InlineData("file:///etc/passwd", EgressOutcome.RefusedUrl)]
    [InlineData("gopher://inside.example:70/_", EgressOutcome.RefusedUrl)]
    [InlineData("http://nobody.example/", EgressOutcome.NotResolved)]
    public async Task A_redirect_is_checked_like_the_first_address(string location, EgressOutcome outcome)
    {
        var first = Internet.Host("example.com", LocalSite.Redirecting(location));
        var outside = Internet.Host("outside.example", LocalSite.OfPage("outside"));
        Internet.Name("inside.example", ["10.0.0.1"]);

        Assert.Equal(outcome, await OutcomeAsync("http://example.com/"));
        Assert.Single(Internet.Dialled);
        Assert.Equal((1, 0), (first.Connections, outside.Connections));
    }

    [Fact]
    public async Task So_many_redirects_are_followed_and_no_loop()
    {
        Internet.Host("d.example", LocalSite.OfPage("after three"));
        Internet.Host("c.example", LocalSite.Redirecting("http://d.example/"));
        Internet.Host("b.example", LocalSite.Redirecting("http://c.example/"));
        Internet.Host("a.example", LocalSite.Redirecting("http://b.example/"));
        Internet.Host("z.example", LocalSite.Redirecting("http://a.example/"));
        var loop = Internet.Host("loop.example", LocalSite.Redirecting("/"));

        Assert.Equal("after three", TextOf(await GetAsync("http://a.example/")));
        Assert.Equal(EgressOutcome.TooManyRedirects, await OutcomeAsync("http://z.example/"));
        Assert.Equal(EgressOutcome.TooManyRedirects, await OutcomeAsync("http://loop.example/"));
        Assert.Equal(4, loop.Connections);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_an_answer()
    {
        Internet.Host("example.com", LocalSite.Of("HTTP/1.1 302 Found", "nowhere"u8.ToArray()));

        Assert.Equal("nowhere", TextOf(await GetAsync("http://example.com/")));
    }

    [Fact]
    public async Task A_host_is_asked_so_often_also_by_redirects()
    {
        var budget = new HostBudget(2, 10, Time);
        var asked = Internet.Host("asked.example", LocalSite.OfPage("hello"));
        Internet.Host("a.example", LocalSite.Redirecting("http://ASKED.example/"));

        await GetAsync("http://asked.example/", budget);
        await GetAsync("http://a.example/", budget);
        Assert.Equal(EgressOutcome.Busy, await OutcomeAsync("http://a.example/", budget));
        Assert.Equal(EgressOutcome.Busy, await OutcomeAsync("http://asked.example/", budget));
        Assert.Equal(2, asked.Connections);
        await GetAsync("http://asked.example/");
    }
}
