namespace BiSSL.Training;

/// <summary>A number that results rest on is infinite or not a number. What it belongs to has no score, and nothing of it is kept; the message says where and what to do.</summary>
public class Diverged(string message) : Exception(message);
