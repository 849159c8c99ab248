using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>One browser with two tabs, and with two people who use it after each other.</summary>
public sealed class SharedBrowserTests(ProductFixture fixture, Chromium chromium)
{
    private const string Secret = "Between us alone";

    // All that the browser keeps for pages, as text.
    private const string Kept =
        """
        async () => {
          const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((resolve, reject) => {
              const opening = indexedDB.open(name);
              opening.onsuccess = () => resolve(opening.result);
              opening.onerror = () => reject(opening.error);
            });
            for (const store of database.objectStoreNames) {
              found.push(await new Promise((resolve) => {
                const reading = database.transaction(store).objectStore(store).getAll();
                reading.onsuccess = () => resolve(JSON.stringify(reading.result));
              }));
            }
            database.close();
          }
          return found.join('\n');
        }
        """;

    [Fact]
    public async Task Who_signs_out_in_one_tab_is_signed_out_in_all_and_leaves_nothing_to_the_next()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        await bob.FollowAsync(ada);
        await ada.FollowAsync(bob);
        await bob.WriteToAsync(ada);
        await bob.SendAsync(Secret);
        await ada.GoByLinkAsync("Search");
        await ada.Page.GetByRole(AriaRole.Searchbox).FillAsync(bob.Username); // is remembered too
        await ada.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = bob.Username }).ClickAsync();
        await ada.GoByLinkAsync("Chats");
        await ada.Main.GetByRole(AriaRole.Link).Filter(new() { HasText = Secret }).ClickAsync();
        await Expect(ada.Message(Secret)).ToBeVisibleAsync();
        await ada.MessageBox.FillAsync("I only begin to answer");
        await Patience.UntilAsync(async () => (await ada.Page.EvaluateAsync<string>(Kept)).Contains(Secret, StringComparison.Ordinal), "what was read to be kept");

        var other = await ada.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(ada.Address, "/settings/account").ToString());
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Expect(ada.Button("Sign in")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByText(Secret)).ToBeHiddenAsync();

        await using var carl = await SignUpAsync(chromium, fixture, "carl");
        await other.CloseAsync();
        await carl.FillSignInAsync(ada.Page);
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Profile" })).ToHaveAttributeAsync("href", $"/u/{carl.Username}");
        var kept = await ada.Page.EvaluateAsync<string>(Kept);
        Assert.Equal([], ((string[])[Secret, ada.Username, bob.Username]).Where(text => kept.Contains(text, StringComparison.Ordinal)));
        foreach (var isOffline in (bool[])[false, true])
        {
            await ada.BeOfflineAsync(isOffline);
            await ada.GoByLinkAsync("Chats");
            await Expect(ada.Page.GetByText("No chats yet")).ToBeVisibleAsync();
            await Expect(ada.Page.GetByText(Secret)).ToBeHiddenAsync();
        }
    }
}
