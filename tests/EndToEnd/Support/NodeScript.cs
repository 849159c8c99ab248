using System.Diagnostics;
using System.Text.Json;

namespace InstaHub.EndToEnd.Support;

/// <summary>The programs beside <c>package.json</c>, which use packages by others: JSON in, JSON out.</summary>
internal static class NodeScript
{
    /// <summary>Runs one.</summary>
    /// <param name="name">Of its file.</param>
    /// <param name="package">That it uses; the test fails with what to do when that is not installed.</param>
    /// <param name="input">Its standard input, as JSON.</param>
    /// <param name="limit">How long it may take; null: <see cref="Patience.Limit"/>.</param>
    /// <returns>Its standard output.</returns>
    public static async Task<JsonElement> RunAsync(string name, string package, object input, TimeSpan? limit = null)
    {
        var folder = Checkout.EndToEnd;
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules", package)), $"{package} is not installed: `npm ci` in {folder}, or `./instahub test`, does it.");
        using var node = Process.Start(new ProcessStartInfo("node", [name])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.StandardInput.WriteAsync(JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
            node.StandardInput.Close();
            await Patience.ForAsync(node.WaitForExitAsync(), $"the end of {name}", limit);
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(await output).RootElement;
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
    }
}
