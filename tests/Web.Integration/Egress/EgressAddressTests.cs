using System.Net;
using InstaHub.Silo.Egress;
using InstaHub.TestSupport.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Web.Integration.Egress;

/// <summary>Which addresses the server connects to.</summary>
public sealed class EgressAddressTests : EgressTest
{
    [Fact]
    public async Task A_name_with_a_public_address_is_connected_to_at_that_address()
    {
        Internet.Name("example.com", [TestInternet.PublicAddress]).Place($"{TestInternet.PublicAddress}:80", LocalSite.OfPage("hello"));

        var answer = await GetAsync("http://example.com/a?b#c");

        Assert.Equal((HttpStatusCode.OK, "text/html", "utf-8", "hello"), (answer.Status, answer.MediaType, answer.Charset, TextOf(answer)));
        Assert.Equal(["example.com"], Internet.Resolved);
        Assert.Equal([$"{TestInternet.PublicAddress}:80"], Internet.Dialled);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData(TestInternet.PublicAddress, "192.168.0.1")]
    [InlineData("192.168.0.1", TestInternet.PublicAddress)]
    [InlineData("2606:4700:4700::1111", "fe80::1")]
    public async Task A_name_with_any_other_address_is_not_connected_to_at_all(params string[] addresses)
    {
        Internet.Name("inside.example", addresses).Place($"{TestInternet.PublicAddress}:80", LocalSite.OfPage("secret"));

        Assert.Equal(EgressOutcome.RefusedAddress, await OutcomeAsync("http://inside.example/"));
        Assert.Empty(Internet.Dialled);
    }

    [Fact]
    public async Task The_machine_itself_is_not_reached_by_any_name_of_it()
    {
        // Not over the internet of the test: by the machine's resolver and TCP, to a server that is there.
        await using var site = LocalSite.OfPage("secret");
        var port = site.EndPoint.Port;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Egress:Ports:0", $"{port}")]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddEgress().BuildServiceProvider();
        var client = services.GetRequiredService<EgressClient>();

        foreach (var host in new[] { "localhost", "LOCALHOST", "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]" })
        {
            var refused = await Assert.ThrowsAsync<EgressException>(() => client.GetAsync(new Uri($"http://{host}:{port}/"), "*/*", null, Cancellation));
            Assert.True(refused.Outcome == (host.Contains("local", StringComparison.OrdinalIgnoreCase) ? EgressOutcome.RefusedAddress : EgressOutcome.RefusedUrl), $"{host}: {refused.Outcome}");
        }
        Assert.Equal(0, site.Connections);

        // The server would have answered: without the guard it does.
        using var unguarded = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Equal("secret", await unguarded.GetStringAsync($"http://127.0.0.1:{port}/", Cancellation));
    }

    [Fact]
    public async Task A_name_that_is_another_a_moment_later_is_connected_to_where_it_was_checked()
    {
        var site = Internet.Name("rebound.example", [TestInternet.PublicAddress], ["127.0.0.1"]).Place($"{TestInternet.PublicAddress}:80", LocalSite.OfPage("public"));
        var inside = Internet.Place("127.0.0.1:80", LocalSite.OfPage("secret"));

        Assert.Equal("public", TextOf(await GetAsync("http://rebound.example/")));
        Assert.Equal(["rebound.example"], Internet.Resolved);
        // Each request is a connection of its own, and is checked anew.
        Assert.Equal(EgressOutcome.RefusedAddress, await OutcomeAsync("http://rebound.example/"));
        Assert.Equal((1, 0), (site.Connections, inside.Connections));
    }

    [Fact]
    public async Task A_redirect_to_the_same_name_is_checked_anew()
    {
        Internet.Name("rebound.example", [TestInternet.PublicAddress], ["10.0.0.1"]).Place($"{TestInternet.PublicAddress}:80", LocalSite.Redirecting("/again"));
        Internet.Place("10.0.0.1:80", LocalSite.OfPage("secret"));

        Assert.Equal(EgressOutcome.RefusedAddress, await OutcomeAsync("http://rebound.example/"));
        Assert.Equal([$"{TestInternet.PublicAddress}:80"], Internet.Dialled);
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        Internet.Name("example.com", ["93.184.215.1", TestInternet.PublicAddress]).Place($"{TestInternet.PublicAddress}:80", LocalSite.OfPage("second"));
        Internet.Name("away.example", ["93.184.215.2", "93.184.215.3"]);

        Assert.Equal("second", TextOf(await GetAsync("http://example.com/")));
        Assert.Equal(EgressOutcome.Unreachable, await OutcomeAsync("http://away.example/"));
        Assert.Equal(["93.184.215.1:80", $"{TestInternet.PublicAddress}:80", "93.184.215.2:80", "93.184.215.3:80"], Internet.Dialled);
        Assert.Equal(EgressOutcome.NotResolved, await OutcomeAsync("http://nobody.example/"));
        Internet.Name("empty.example", Array.Empty<string>());
        Assert.Equal(EgressOutcome.NotResolved, await OutcomeAsync("http://empty.example/"));
    }

    [Fact]
    public async Task Networks_of_the_operator_are_not_reached()
    {
        Options.RefusedNetworks.Add("93.184.215.0/24");
        Internet.Name("ours.example", [TestInternet.PublicAddress]).Place($"{TestInternet.PublicAddress}:80", LocalSite.OfPage("ours"));
        Internet.Name("theirs.example", ["93.184.216.1"]).Place("93.184.216.1:80", LocalSite.OfPage("theirs"));

        Assert.Equal(EgressOutcome.RefusedAddress, await OutcomeAsync("http://ours.example/"));
        Assert.Equal(EgressOutcome.RefusedAddress, await OutcomeAsync($"http://{TestInternet.PublicAddress}/"));
        Assert.Equal("theirs", TextOf(await GetAsync("http://theirs.example/")));
    }

    [Fact]
    public async Task Only_the_ports_of_the_web_are_connected_to_unless_it_is_configured()
    {
        Internet.Name("example.com", [TestInternet.PublicAddress]).Place($"{TestInternet.PublicAddress}:8080", LocalSite.OfPage("eighty eighty"));

        Assert.Equal(EgressOutcome.RefusedUrl, await OutcomeAsync("http://example.com:8080/"));
        Assert.Empty(Internet.Resolved);
    }

    [Fact]
    public async Task Other_ports_may_be_configured()
    {
        Options.Ports.Add(8080);
        Internet.Name("example.com", [TestInternet.PublicAddress]).Place($"{TestInternet.PublicAddress}:8080", LocalSite.OfPage("eighty eighty"));

        Assert.Equal("eighty eighty", TextOf(await GetAsync("http://example.com:8080/")));
        Assert.Equal(EgressOutcome.RefusedUrl, await OutcomeAsync("http://example.com/"));
    }

    [Fact]
    public void Options_that_cannot_be_meant_are_refused()
    {
        var validator = new EgressOptionsValidator();

        Assert.True(validator.Validate(null, new EgressOptions { Ports = [80, 8080], RefusedNetworks = ["10.0.0.0/8", "2001:db8::/32"] }).Succeeded);
        Assert.True(validator.Validate(null, new EgressOptions { Ports = [0] }).Failed);
        Assert.True(validator.Validate(null, new EgressOptions { RefusedNetworks = ["example.com"] }).Failed);
        Assert.True(validator.Validate(null, new EgressOptions { UserAgent = "a\r\nb: c" }).Failed);
        Assert.True(validator.Validate(null, new EgressOptions { Timeout = TimeSpan.Zero }).Failed);
    }
}
