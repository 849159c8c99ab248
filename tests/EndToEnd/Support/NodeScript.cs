using System.Diagnostics;
using System.Text.Json;

namespace InstaHub.EndToEnd.Support;

/// <summary>Programs of Node.js that use packages by others: those beside <c>package.json</c>, JSON in, JSON out, and those of the web client.</summary>
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
        Assert.True(IsInstalled(folder, package), $"{package} is not installed: `npm ci` in {folder}, or `./instahub test`, does it.");
        var (exitCode, output, errors) = await RunAsync(folder, [name], JsonSerializer.Serialize(input, JsonSerializerOptions.Web), limit);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Runs a script of the web client, which must succeed.</summary>
    /// <param name="package">That it uses; the test fails with what to do when that is not installed.</param>
    /// <param name="arguments">The script, from the client's folder, and what it is told.</param>
    public static async Task RunOfClientAsync(string package, params string[] arguments)
    {
        var folder = Checkout.Client;
        Assert.True(IsInstalled(folder, package), $"{package} is not installed: `npm ci` in {folder}, or `./instahub build`, does it.");
        var (exitCode, output, errors) = await RunAsync(folder, arguments, "", null);
        Assert.True(exitCode == 0, $"{errors}{output}");
    }

    private static bool IsInstalled(string folder, string package) => Directory.Exists(Path.Combine(folder, "node_modules", package));

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, string[] arguments, string input, TimeSpan? limit)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.StandardInput.WriteAsync(input);
            node.StandardInput.Close();
            await Patience.ForAsync(node.WaitForExitAsync(), $"the end of {arguments[0]}", limit);
            return (node.ExitCode, await output, await errors);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
    }
}
