using System.Net;
using InstaHub.TestSupport.OpenId;

namespace InstaHub.Web.Integration.Secrets;

/// <summary>
/// After a full run with every category logging everything, no secret is in any log line, exception or metric, nor, where it could be
/// kept as it is, anywhere in the database.
/// </summary>
public sealed class SecretTests
{
    private static readonly (string, string)[] Everything =
    [
        ("Logging:LogLevel:Default", "Trace"),
        ("Logging:LogLevel:Microsoft", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
        ($"Logging:{typeof(LogRecorder).FullName}:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
        ("Logging:LogLevel:Npgsql", "Trace"),
        ("Logging:LogLevel:System.Net.Http", "Trace"),
        ("Logging:LogLevel:Orleans", "Trace"),
        ("Logging:LogLevel:InstaHub", "Trace"),
    ];

    [Fact]
    public async Task No_secret_is_in_logs_metrics_or_the_database()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var provider = await TestOpenIdProvider.StartAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, [.. Everything, .. provider.Settings()]);
        var run = new SecretRun(product, provider);
        foreach (var flow in SecretFlows.All)
            await flow(run);
        // The events of all that have been handled, which is logged too, when the trail has the last act.
        await Patience.UntilAsync(async () => await database.QueryAsync<long>("select count(*) from events") is [0], "all events to be handled");

        var log = product.Log.Lines.Select(line => $"{line.Category}: {line.Message} {line.Exception}").ToList();
        var metrics = await product.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var rows = await RowsAsync(database);

        // It would have been seen.
        Assert.Contains(log, line => line.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal) && line.Contains("/hubs/live", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("audit_log", StringComparison.Ordinal));
        Assert.Contains("http_server", metrics);
        var found = new List<string>();
        foreach (var (kind, value) in run.Secrets.Distinct())
        {
            found.AddRange(log.Where(line => Has(line, value)).Take(3).Select(line => $"{kind} '{value}' in the log: {line}"));
            if (Has(metrics, value))
                found.Add($"{kind} '{value}' in the metrics");
            if (kind != "e-mail address") // which is there as it is
                found.AddRange(rows.Where(row => Has(row, value)).Take(3).Select(row => $"{kind} '{value}' in the database: {row}"));
        }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    // As it is, and as it stands in a URL.
    private static bool Has(string text, string secret) =>
        text.Contains(secret, StringComparison.OrdinalIgnoreCase) || text.Contains(WebUtility.UrlEncode(secret), StringComparison.OrdinalIgnoreCase);

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database)
    {
        var rows = new List<string>();
        foreach (var table in await database.QueryAsync<string>("select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"))
            rows.AddRange((await database.QueryAsync<string>($"select t::text from \"{table}\" t")).Select(row => $"{table}: {row}"));
        return rows;
    }
}
