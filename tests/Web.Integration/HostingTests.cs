using System.Diagnostics;
using InstaHub.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration;

/// <summary>Options, and the web front end as a process.</summary>
public sealed class HostingTests
{
#if GRAIN_RUNTIME_EMBEDDED
    private const string WhyNot = "Silo__Roles=silo,web";
#else
    private const string WhyNot = "ConnectionStrings__InstaHub";
#endif

    [Fact]
    public void Without_an_address_it_listens_on_loopback() => Assert.Equal("http://127.0.0.1:5000", AddressWith([]));

    [Theory]
    [InlineData("--urls=http://127.0.0.1:7000", "http://127.0.0.1:7000")]
    [InlineData("--http_ports=8080", null)]
    public void An_address_that_is_configured_is_kept(string argument, string? urls) => Assert.Equal(urls, AddressWith([argument]));

    [Theory]
    [InlineData("Web:MaxRequestBodyBytes", "0")]
    [InlineData("Web:MaxRequestHeaderBytes", "-1")]
    [InlineData("Web:RequestHeadersTimeoutSeconds", "0")]
    public async Task An_option_out_of_range_stops_the_start_and_is_named(string option, string value)
    {
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() =>
            TestWeb.StartAsync(builder => builder.Configuration[option] = value));

        Assert.Contains(option["Web:".Length..], error.Message);
    }

    [Fact]
    public async Task A_web_only_process_that_cannot_reach_grains_says_why_and_exits_2()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "InstaHub.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardError = true };
        start.Environment.Remove("ConnectionStrings__InstaHub");
        using var process = Process.Start(start)!;

        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(WhyNot, said);
    }

    private static string? AddressWith(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // What this machine's environment says must not matter.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddCommandLine(args);
        builder.AddInstaHubWeb();
        return builder.Configuration["urls"];
    }
}
