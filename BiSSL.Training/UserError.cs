namespace BiSSL.Training;

/// <summary>Something the user asked for cannot be done: the message says what was wrong, where, and what to do. Ends the command with exit code 2.</summary>
public class UserError : Exception
{
    public UserError(string message) : base(message) { }

    public UserError(string message, Exception inner) : base(message, inner) { }
}
