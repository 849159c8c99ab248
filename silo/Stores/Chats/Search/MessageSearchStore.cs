using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats.Search;
using InstaHub.Silo.Stores.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats.Search;

/// <inheritdoc cref="IMessageSearchStore"/>
/// <remarks>
/// Looks through the blocks of the user's chats, those first in which something was newest, more of them each time, until no other block can
/// have anything newer than what was found.
/// </remarks>
internal sealed class MessageSearchStore(NpgsqlDataSource database) : IMessageSearchStore
{
    private const int FirstBlocks = 2;
    private const int Growth = 4;
    private const int MostBlocks = 128;

    public async Task<IReadOnlyList<FoundMessage>?> FindAsync(
        Guid userId, MessageSearch search, SearchTerms? terms, ChatPosition? after, int count, CancellationToken cancellationToken)
    {
        var before = search.To ?? DateTimeOffset.MaxValue;
        if (await FindBlocksAsync(userId, search, after?.At < before ? after.At : before, cancellationToken) is not { } blocks)
            return null;
        var words = terms is null ? [] : await FindWordsAsync(terms, cancellationToken);
        if (terms is not null && words.Count == 0)
            return []; // what has no word occurs nowhere
        // What was begun is the last word only where the last term has one.
        var isLastBegun = terms is { IsLastBegun: true } && words[^1].Term == terms.Said.Count;
        var keys = SearchKeys.Of(search, words, isLastBegun);

        var found = new List<FoundMessage>();
        for (var (at, size) = (0, FirstBlocks); at < blocks.Count; (at, size) = (at + size, Math.Min(size * Growth, MostBlocks)))
        {
            if (found.Count >= count && found[count - 1].Message.CreatedAt > blocks[at].Until)
                break;
            var some = blocks.GetRange(at, Math.Min(size, blocks.Count - at));
            await using var command = database.CreateCommand(MessageSearchSql.Find).With(userId)
                .With<Guid[]>([.. some.Select(block => block.ChatId)])
                .With<string[]>([.. some.Select(block => SearchKeys.QueryOf(block.ChatId, block.Number, keys))])
                .With<long[]>([.. some.Select(block => block.Since)])
                .With<long[]>([.. some.Select(block => block.Last)])
                .With<Guid?[]>([.. some.Select(block => block.Hidden)])
                .At(search.From ?? DateTimeOffset.MinValue).At(before)
                .At(after?.At ?? DateTimeOffset.MaxValue).With(after?.Id ?? Guid.AllBitsSet)
                .OrNull(search.HasMedia, NpgsqlDbType.Boolean).OrNull(SearchKeys.PhrasesOf(words, isLastBegun), NpgsqlDbType.Text).With(count);
            found.AddRange(await command.ReadAllAsync(
                row => new FoundMessage(MessageRows.Read(row), row.IsDBNull(MessageRows.Count) ? null : row.GetGuid(MessageRows.Count)), cancellationToken));
            found = [.. found.OrderByDescending(item => item.Message.CreatedAt).ThenByDescending(item => item.Message.Id).Take(count)];
        }

        return found;
    }

    // Null: the user may not know of the chat.
    private async Task<List<Block>?> FindBlocksAsync(Guid userId, MessageSearch search, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(search.ChatId is null ? MessageSearchSql.BlocksOfAll : MessageSearchSql.BlocksOfOne)
            .With(userId).At(search.From ?? DateTimeOffset.MinValue).At(before);
        if (search.ChatId is { } chat)
            command.With(chat);
        var rows = await command.ReadAllAsync(
            row => row.IsDBNull(1) ? null : new Block(
                row.GetGuid(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt64(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetGuid(5)),
            cancellationToken);
        return rows.Count == 0 && search.ChatId is not null ? null : [.. rows.OfType<Block>()];
    }

    private async Task<IReadOnlyList<SearchWord>> FindWordsAsync(SearchTerms terms, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(MessageSearchSql.Words).With<string[]>([.. terms.Said]);
        return await command.ReadAllAsync(row => new SearchWord(row.GetInt64(0), row.GetString(1), row.GetString(2)), cancellationToken);
    }

    /// <summary>A part of a chat.</summary>
    /// <param name="ChatId">The chat.</param>
    /// <param name="Number">Of the block.</param>
    /// <param name="Until">No message in it is newer.</param>
    /// <param name="Since">The user sees what comes after that number.</param>
    /// <param name="Last">And up to this one.</param>
    /// <param name="Hidden">Of whom the user may not know; null: nobody.</param>
    private sealed record Block(Guid ChatId, long Number, DateTimeOffset Until, long Since, long Last, Guid? Hidden);
}
