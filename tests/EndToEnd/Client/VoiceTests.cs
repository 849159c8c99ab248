using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using InstaHub.TestSupport.Media;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>Voice messages, recorded from the browser's microphone.</summary>
public sealed partial class VoiceTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task What_somebody_records_is_seen_and_heard_by_the_other()
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await bob.FollowAsync(ada);
        await ada.WriteToAsync(bob);
        await ada.SendAsync("Listen:");
        await bob.GoByLinkAsync("Chats");
        await bob.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = "Listen:" }).ClickAsync();
        await Expect(bob.Message("Listen:")).ToBeVisibleAsync();

        await ada.Button("Record a voice message").ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(TwoSeconds());
        await ada.Button("Stop").ClickAsync();
        var recorder = ada.Page.GetByRole(AriaRole.Group, new() { Name = "Record a voice message" });
        await Expect(recorder.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync(); // before it is sent
        await recorder.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(ada.MessageBox).ToBeVisibleAsync();

        var heard = bob.Messages.GetByRole(AriaRole.Article).Last;
        await Expect(heard.GetByText(TwoSeconds())).ToBeVisibleAsync();
        var heights = await heard.Locator("[aria-hidden=true] > span").EvaluateAllAsync<double[]>("bars => bars.map((bar) => bar.getBoundingClientRect().height)");
        Assert.True(heights.Max() > 3 * heights.Min(), $"The bars are {string.Join(", ", heights)} high."); // beeps, and silence between
        await heard.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(heard.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Expect(heard.GetByRole(AriaRole.Slider, new() { Name = "Position" })).Not.ToHaveValueAsync("0");
        await Expect(heard.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync(); // to its end
    }

    [GeneratedRegex("^0:0[2-9]$")]
    private static partial Regex TwoSeconds();
}
