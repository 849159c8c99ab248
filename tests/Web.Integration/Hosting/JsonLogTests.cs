using System.Diagnostics;
using System.Text.Json;

namespace InstaHub.Web.Integration.Hosting;

/// <summary>The form of the log on standard output, of a process started as an operator would.</summary>
public sealed class JsonLogTests
{
    [Fact]
    public async Task In_production_each_line_is_JSON_with_its_time_in_UTC()
    {
        var lines = await LogOfAsync([]);

        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            Assert.EndsWith("Z", json.RootElement.GetProperty("Timestamp").GetString());
            Assert.True(json.RootElement.GetProperty("Timestamp").TryGetDateTimeOffset(out var time));
            Assert.InRange(time, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(10));
            Assert.NotEmpty(json.RootElement.GetProperty("LogLevel").GetString()!);
            Assert.NotEmpty(json.RootElement.GetProperty("Category").GetString()!);
            Assert.True(json.RootElement.TryGetProperty("Message", out _));
        }
    }

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT", "Development")]
    [InlineData("Logging__Console__FormatterName", "simple")]
    public async Task While_developing_or_on_request_it_is_text_for_people(string variable, string value)
    {
        var lines = await LogOfAsync([(variable, value)]);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotMatch("^\\{", line));
    }

    /// <summary>Starts a silo that finds no database, which ends it with something to say.</summary>
    private static async Task<string[]> LogOfAsync((string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InstaHub.Silo.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in (string[])["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"])
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__InstaHub"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";
        start.Environment["Database__StartupWait"] = "00:00:02"; // long enough on a busy machine to say that it waits
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Patience.ForAsync(process.WaitForExitAsync(TestContext.Current.CancellationToken), "the silo without a database to end");
        Assert.NotEqual(0, process.ExitCode);
        _ = await errors;
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
