using System.Diagnostics;
using System.Text.Json;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>The description of the running product, before the linter of the OpenAPI world: its recommended rules, no error, no warning.</summary>
public sealed class LintTests
{
    [Fact]
    public async Task The_linter_has_nothing_to_say()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString);
        var document = await product.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Empty(await LintAsync(document));
    }

    [Theory]
    [InlineData("\"summary\":", "\"x-summary\":")]
    [InlineData("\"license\":", "\"x-license\":")]
    [InlineData("#/components/schemas/Failure\"", "#/components/schemas/Nothing\"")]
    public async Task The_linter_would_see_what_is_missing(string part, string instead)
    {
        await using var web = await TestWeb.StartAsync();
        var document = JsonSerializer.Serialize(await (await web.Get("/openapi/v1.json")).Json(), Plain);
        Assert.Contains(part, document);

        Assert.NotEmpty(await LintAsync(document.Replace(part, instead)));
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each thing that is wrong with a document: rule, place and what.</summary>
    private static async Task<IReadOnlyList<string>> LintAsync(string document)
    {
        var folder = Directory.CreateTempSubdirectory("instahub-openapi-");
        try
        {
            var file = Path.Combine(folder.FullName, "v1.json");
            await File.WriteAllTextAsync(file, document, TestContext.Current.CancellationToken);
            // In an empty folder it finds no settings of anybody's.
            using var linter = Process.Start(new ProcessStartInfo("node", [TestEnvironment.OpenApiLinter, "lint", file, "--extends=recommended", "--format=json"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
            })!;
            var output = linter.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = linter.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Patience.ForAsync(linter.WaitForExitAsync(), "the linter");
            var text = await output;
            Assert.True(text.StartsWith('{'), $"The linter did not run: {text} {await errors}");
            using var report = JsonDocument.Parse(text);
            return [.. report.RootElement.GetProperty("problems").EnumerateArray().Select(problem =>
                $"{problem.GetProperty("ruleId")} {problem.GetProperty("location")[0].GetProperty("pointer")} {problem.GetProperty("message")}")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
