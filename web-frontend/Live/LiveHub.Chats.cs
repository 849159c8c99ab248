using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Chats;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.SignalR;

namespace InstaHub.Web.Live;

/// <summary>What is done in chats: as by HTTP, with the same results and errors.</summary>
internal sealed partial class LiveHub
{
    private Guid UserId => LiveSessions.Of(Context).UserId;

    /// <summary>Sends a message; one that was sent under the same client id is given back.</summary>
    /// <param name="argument"><c>chatId</c>, and what <see cref="SendMessageRequest"/> has; <c>clientId</c> must be there.</param>
    [HubMethodName("message:send")]
    public async Task<ReadyResult> SendMessage(JsonElement argument)
    {
        var chatId = Need(Read(argument, LiveJson.Default.ChatArgument).ChatId);
        var request = Read(argument, ChatApiJson.Default.SendMessageRequest);
        Need(request.ClientId);
        return Ready((await Succeed(grains.SendMessageAsync(chatId, UserId, Guid.CreateVersion7(), request))).Json);
    }

    /// <summary>Changes the text of one's message.</summary>
    /// <param name="argument">See <see cref="EditArgument"/>.</param>
    [HubMethodName("message:edit")]
    public async Task<ReadyResult> EditMessage(JsonElement argument)
    {
        var edit = Read(argument, LiveJson.Default.EditArgument);
        return Ready(await Succeed(grains.EditMessageAsync(UserId, Need(edit.Id), edit.Text ?? throw Invalid())));
    }

    /// <summary>Deletes a message.</summary>
    /// <param name="argument">See <see cref="DeleteArgument"/>.</param>
    [HubMethodName("message:delete")]
    public async Task<ReadyResult> DeleteMessage(JsonElement argument)
    {
        var deletion = Read(argument, LiveJson.Default.DeleteArgument);
        await Succeed(grains.DeleteMessageAsync(UserId, Need(deletion.Id), deletion.For));
        return ReadyResult.Nothing;
    }

    /// <summary>Moves the read mark forward.</summary>
    /// <param name="argument">See <see cref="ReadArgument"/>.</param>
    [HubMethodName("message:read")]
    public async Task<ReadMarkAnswer> ReadMessages(JsonElement argument)
    {
        var read = Read(argument, LiveJson.Default.ReadArgument);
        return ReadMarkAnswer.Of(await Succeed(grains.GetChat(Need(read.ChatId)).Read(UserId, Need(read.UpTo))));
    }

    /// <summary>Tells the others that the user writes; clients forget it by themselves.</summary>
    /// <param name="argument">See <see cref="ChatArgument"/>.</param>
    [HubMethodName("typing:start")]
    public Task<ReadyResult> StartTyping(JsonElement argument) => Type(argument, on: true);

    /// <summary>Tells the others that the user writes no more.</summary>
    /// <param name="argument">See <see cref="ChatArgument"/>.</param>
    [HubMethodName("typing:stop")]
    public Task<ReadyResult> StopTyping(JsonElement argument) => Type(argument, on: false);

    /// <summary>Reacts to a message.</summary>
    /// <param name="argument">See <see cref="ReactionArgument"/>.</param>
    [HubMethodName("reaction:add")]
    public Task<ReadyResult> AddReaction(JsonElement argument) => React(argument, on: true);

    /// <summary>Takes a reaction back.</summary>
    /// <param name="argument">See <see cref="ReactionArgument"/>.</param>
    [HubMethodName("reaction:remove")]
    public Task<ReadyResult> RemoveReaction(JsonElement argument) => React(argument, on: false);

    private async Task<ReadyResult> Type(JsonElement argument, bool on)
    {
        await Succeed(grains.GetChat(Need(Read(argument, LiveJson.Default.ChatArgument).ChatId)).Typing(UserId, on));
        return ReadyResult.Nothing;
    }

    private async Task<ReadyResult> React(JsonElement argument, bool on)
    {
        var reaction = Read(argument, LiveJson.Default.ReactionArgument);
        return Ready(await Succeed(grains.ReactAsync(UserId, Need(reaction.MessageId), reaction.Emoji ?? throw Invalid(), on)));
    }

    private static async Task<T> Succeed<T>(Task<Result<T>> calling)
    {
        var result = await calling;
        return result.IsSuccess ? result.Value : throw new ApiException(result.Error.ToApiError());
    }

    private static ReadyResult Ready(JsonBytes json) => new(json.Utf8);

    private static T Need<T>(T? value)
        where T : struct => value ?? throw Invalid();

    private static ApiException Invalid() => new(HttpErrors.ValidationFailed);
}
