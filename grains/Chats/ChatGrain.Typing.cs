using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats.Live;

namespace InstaHub.Grains.Chats;

/// <summary>Who writes at the moment. It is stored nowhere.</summary>
public sealed partial class ChatGrain
{
    private readonly TypingGate _typing = new();

    public async Task<Result<bool>> Typing(Guid userId, bool on)
    {
        var chat = await FindAsync(userId, ChatAct.Send);
        if (!chat.IsSuccess)
            return chat.Error;
        // Who has only been asked does not tell that they look.
        if (chat.Value.Member.State != MemberState.In)
            return false;
        var (tells, later) = _typing.Say(userId, on, time.GetElapsedTime(0));
        if (tells)
            await TellTypingAsync(userId, on);
        else if (later is { } delay)
            TellTypingLater(userId, delay);
        return true;
    }

    private Task TellTypingAsync(Guid userId, bool on) =>
        teller.TellAsync(new ChatNews(on ? ChatNewsKind.TypingStarted : ChatNewsKind.TypingStopped, ChatId, userId));

    private void TellTypingLater(Guid userId, TimeSpan delay)
    {
        IGrainTimer? timer = null;
        timer = this.RegisterGrainTimer(
            async () =>
            {
                timer?.Dispose();
                if (_typing.IsDue(userId, time.GetElapsedTime(0)) is { } on)
                    await TellTypingAsync(userId, on);
            },
            delay, Timeout.InfiniteTimeSpan);
    }
}
