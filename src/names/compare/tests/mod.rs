mod answers;
mod laws;
mod set;
