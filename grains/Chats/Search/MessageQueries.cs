using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.Grains.Chats.Search;

/// <inheritdoc cref="IMessageQueries"/>
[GrainType("message-queries"), StatelessWorker, Reentrant]
public sealed class MessageQueries(IMessageSearchStore messages, ChatReader reader) : Grain, IMessageQueries
{
    public async Task<Result<ChatPage>> Search(
        Guid userId, MessageSearch search, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (ProblemsOf(search) is { } problems)
            return problems;
        var terms = search.Text is null ? null : SearchTerms.Parse(search.Text);
        // One more than is shown tells whether there is a next page.
        if (await messages.FindAsync(userId, search, terms, after, limit + 1, cancellationToken) is not { } found)
            return ChatErrors.NoSuchChat;
        FoundMessage[] page = [.. found.Take(limit)];
        var next = found.Count > limit ? new ChatPosition(0, page[^1].Message.CreatedAt, page[^1].Message.Id) : null;
        return new ChatPage(await reader.WriteAsync(userId, page), next);
    }

    private static Error? ProblemsOf(MessageSearch search)
    {
        var details = new Dictionary<string, string[]>();
        if (search.Text is { } text && SearchTerms.Problem(text) is { } problem)
            details.Add("q", [problem]);
        if (search is { Text: null, SenderId: null, Type: null } && search.HasMedia is not true)
            details.Add("q", ["Say what to look for: a text, a sender, a type, or messages with files."]);
        if (search.Type is MessageType.System or MessageType.Encrypted)
            details.Add("type", ["This is text, image, video, audio, voice or file."]);
        return details.Count == 0 ? null : ChatErrors.Invalid(details);
    }
}
